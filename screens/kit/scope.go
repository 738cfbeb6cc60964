package kit

// ScopeText says what the program is and what it is not: at the first run, in About,
// and wherever somebody in need may look.
func ScopeText() string {
	return T("kit.scope", "Kith is a notebook. It is no therapy and makes no diagnosis, it does not watch over anyone and calls nobody. In danger, call the emergency number where you are; for trauma, violence, thoughts of suicide, or when things get worse, please talk to a professional.")
}
