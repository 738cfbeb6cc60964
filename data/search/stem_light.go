package search

import "strings"

// german takes the endings of cases, plurals and degrees away.
func german(w string) string {
	w = germanCase(w)
	n := len(w)
	switch {
	case n > 5 && strings.HasSuffix(w, "est"):
		return w[:n-3]
	case n > 4 && (strings.HasSuffix(w, "er") || strings.HasSuffix(w, "en")):
		return w[:n-2]
	case n > 4 && strings.HasSuffix(w, "st") && germanBeforeS(w[n-3]):
		return w[:n-2]
	}
	return w
}

func germanCase(w string) string {
	n := len(w)
	switch {
	case n > 5 && strings.HasSuffix(w, "ern"):
		return w[:n-3]
	case n > 4 && w[n-2] == 'e' && strings.IndexByte("mnrs", w[n-1]) >= 0:
		return w[:n-2]
	case n > 3 && w[n-1] == 'e':
		return w[:n-1]
	case n > 3 && w[n-1] == 's' && germanBeforeS(w[n-2]):
		return w[:n-1]
	}
	return w
}

// germanBeforeS are the letters after which an s may be an ending.
func germanBeforeS(c byte) bool { return strings.IndexByte("bdfghklmnt", c) >= 0 }

// french takes plural and feminine endings away, and the r of a verb.
func french(w string) string {
	if len(w) < 6 {
		return w
	}
	if base, ok := strings.CutSuffix(w, "x"); ok {
		if stem, ok := strings.CutSuffix(base, "au"); ok && !strings.HasSuffix(stem, "e") {
			return stem + "al"
		}
		return base
	}
	for _, end := range []string{"s", "r", "e", "e"} { // the last was an é before it was folded
		w = strings.TrimSuffix(w, end)
	}
	if n := len(w); n > 1 && w[n-1] == w[n-2] {
		w = w[:n-1]
	}
	return w
}

// spanish takes the endings of number and gender away.
func spanish(w string) string {
	n := len(w)
	if n < 5 {
		return w
	}
	switch w[n-1] {
	case 'a', 'e', 'o':
		return w[:n-1]
	case 's':
		if strings.HasSuffix(w, "eses") {
			return w[:n-2]
		}
		if base, ok := strings.CutSuffix(w, "ces"); ok {
			return base + "z"
		}
		if strings.IndexByte("aeo", w[n-2]) >= 0 {
			return w[:n-2]
		}
	}
	return w
}

// italian takes the endings of number and gender away.
func italian(w string) string {
	n := len(w)
	if n < 6 {
		return w
	}
	before := "i"
	switch w[n-1] {
	case 'e', 'i':
		before = "ih"
	case 'a', 'o':
	default:
		return w
	}
	if strings.IndexByte(before, w[n-2]) >= 0 {
		return w[:n-2]
	}
	return w[:n-1]
}
