package app

import "golang.org/x/sys/windows/registry"

// windowsZone gives the IANA names that may fit the zone Windows is set to.
func windowsZone() []string {
	k, err := registry.OpenKey(registry.LOCAL_MACHINE, `SYSTEM\CurrentControlSet\Control\TimeZoneInformation`, registry.QUERY_VALUE)
	if err != nil {
		return nil
	}
	defer func() { _ = k.Close() }()
	name, _, err := k.GetStringValue("TimeZoneKeyName")
	if err != nil {
		return nil
	}
	return commonZones()[name]
}

// commonZones maps the names of Windows for the most lived-in zones to those of
// the IANA list. Others are kept as their offset.
func commonZones() map[string][]string {
	return map[string][]string{
		"GMT Standard Time":              {"Europe/London"},
		"W. Europe Standard Time":        {"Europe/Berlin"},
		"Romance Standard Time":          {"Europe/Paris"},
		"Central Europe Standard Time":   {"Europe/Budapest"},
		"Central European Standard Time": {"Europe/Warsaw"},
		"E. Europe Standard Time":        {"Europe/Chisinau"},
		"FLE Standard Time":              {"Europe/Kyiv"},
		"Russian Standard Time":          {"Europe/Moscow"},
		"Turkey Standard Time":           {"Europe/Istanbul"},
		"Eastern Standard Time":          {"America/New_York"},
		"Central Standard Time":          {"America/Chicago"},
		"Mountain Standard Time":         {"America/Denver"},
		"Pacific Standard Time":          {"America/Los_Angeles"},
		"E. South America Standard Time": {"America/Sao_Paulo"},
		"Argentina Standard Time":        {"America/Argentina/Buenos_Aires"},
		"India Standard Time":            {"Asia/Kolkata"},
		"China Standard Time":            {"Asia/Shanghai"},
		"Tokyo Standard Time":            {"Asia/Tokyo"},
		"AUS Eastern Standard Time":      {"Australia/Sydney"},
		"New Zealand Standard Time":      {"Pacific/Auckland"},
	}
}
