package kit

import "strconv"

// Bytes says how large a file is, in units that people use.
func Bytes(n int64) string {
	switch {
	case n < 1000:
		return TN("kit.bytes.one", "{{.Count}} byte", "{{.Count}} bytes", int(n))
	case n < 1000*1000:
		return T("kit.bytes.kb", "{{.Count}} KB", "Count", (n+500)/1000)
	case n < 1000*1000*1000:
		return T("kit.bytes.mb", "{{.Count}} MB", "Count", decimal(n, 1000*1000))
	}
	return T("kit.bytes.gb", "{{.Count}} GB", "Count", decimal(n, 1000*1000*1000))
}

// decimal writes n in units with one digit after the point, none from ten on.
func decimal(n, unit int64) string {
	tenths := (n*10 + unit/2) / unit
	if tenths >= 100 {
		return strconv.FormatInt((tenths+5)/10, 10)
	}
	return strconv.FormatInt(tenths/10, 10) + "." + strconv.FormatInt(tenths%10, 10)
}
