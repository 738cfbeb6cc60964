//go:build !linux

package vault

func childHarden() {}
