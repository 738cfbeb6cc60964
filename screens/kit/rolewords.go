package kit

// RoleWord is a shipped role in the person's language; own words stay as they are.
func RoleWord(role string) string {
	switch role {
	case "partner":
		return T("kit.role.partner", "partner")
	case "caregiver":
		return T("kit.role.caregiver", "caregiver")
	case "family":
		return T("kit.role.family", "family")
	case "child":
		return T("kit.role.child", "child")
	case "friend":
		return T("kit.role.friend", "friend")
	case "mentor":
		return T("kit.role.mentor", "mentor")
	case "therapist":
		return T("kit.role.therapist", "therapist")
	case "community":
		return T("kit.role.community", "community")
	case "colleague":
		return T("kit.role.colleague", "colleague")
	case "neighbour":
		return T("kit.role.neighbour", "neighbour")
	}
	return role
}
