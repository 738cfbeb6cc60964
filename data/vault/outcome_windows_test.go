package vault

func childForbidden() {}
