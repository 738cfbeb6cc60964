package kit

import "kith/data"

// BackWords says how long ago something was, or how long before another day.
func BackWords(b data.Back, fromToday bool) string {
	switch {
	case b.Weeks == 1 && fromToday:
		return T("kit.back.week", "A week ago")
	case b.Weeks == 1:
		return T("kit.before.week", "A week before")
	case b.Months == 1 && fromToday:
		return T("kit.back.month", "A month ago")
	case b.Months == 1:
		return T("kit.before.month", "A month before")
	case b.Months == 6 && fromToday:
		return T("kit.back.half", "Half a year ago")
	case b.Months == 6:
		return T("kit.before.half", "Half a year before")
	case b.Years > 0 && fromToday:
		return TN("kit.back.years", "{{.Count}} year ago", "{{.Count}} years ago", b.Years)
	case b.Years > 0:
		return TN("kit.before.years", "{{.Count}} year before", "{{.Count}} years before", b.Years)
	}
	return TN("kit.after.years", "{{.Count}} year later", "{{.Count}} years later", -b.Years)
}
