package sample

import "kith/data"

// makeTies links people of the cast with each other: those of one group, and some by chance.
func (p *plan) makeTies() {
	d := p.life.roll(rollTie, 0)
	done := map[[2]int]bool{}
	for i := range p.cast {
		for range 1 + d.below(2) {
			a, b := i, p.mate(d, i)
			if a > b {
				a, b = b, a
			}
			if a != b && !done[[2]int{a, b}] {
				done[[2]int{a, b}] = true
				p.ties = append(p.ties, p.tie(d, p.cast[a], p.cast[b]))
			}
		}
	}
}

// mate picks somebody whom person i may know, of the same group if there is one.
func (p *plan) mate(d *dice, i int) int {
	groups := p.cast[i].rec.Groups
	for range 12 {
		j := d.below(len(p.cast))
		if len(groups) == 0 || len(p.cast[j].rec.Groups) > 0 && p.cast[j].rec.Groups[0] == groups[0] {
			return j
		}
	}
	return d.below(min(len(p.cast), 10))
}

// tie makes one tie, its ends in the order of their ids.
func (p *plan) tie(d *dice, a, b *person) data.Tie {
	if a.rec.ID.String() > b.rec.ID.String() {
		a, b = b, a
	}
	f := p.words.facts
	kind := one(d, split("knows knows knows friends friends"))
	switch both := a.so & b.so; {
	case both&(f["family"]|f["caregiver"]) != 0:
		kind = "family"
	case both&f["colleague"] != 0:
		kind = "colleagues"
	case both&f["neighbour"] != 0:
		kind = "neighbours"
	}
	at := a.rec.Created
	if b.rec.Created.After(at) {
		at = b.rec.Created
	}
	return data.Tie{ID: p.life.id(rollTie, len(p.ties), at), A: a.rec.ID, B: b.rec.ID, Kind: kind, Created: at, Modified: at}
}
