package data

// The fields of a pattern that say where it comes from and where it ends.
const (
	PatternOrigin = "origin"     // choice: family, school, partner, own
	OriginFamily  = "family"     // it was carried before me; Item.People says by whom
	PatternStops  = "stops_here" // day: from when on it stops with me; taken back by leaving it out
)

// Field returns the answer under a key; the zero Field when there is none.
func (i *Item) Field(key string) Field {
	for _, f := range i.Fields {
		if f.Key == key {
			return f
		}
	}
	return Field{}
}

// SetField puts an answer in the place of one with its key.
func (i *Item) SetField(f Field) {
	i.DropField(f.Key)
	i.Fields = append(i.Fields, f)
}

// DropField takes an answer away.
func (i *Item) DropField(key string) {
	var kept []Field
	for _, f := range i.Fields {
		if f.Key != key {
			kept = append(kept, f)
		}
	}
	i.Fields = kept
}

// FamilyPatterns are the patterns that came from the family, in the order given.
func FamilyPatterns(items []Item) []Item {
	var out []Item
	for _, i := range items {
		if i.Kind == ItemPattern && i.Field(PatternOrigin).Text == OriginFamily {
			out = append(out, i)
		}
	}
	return out
}
