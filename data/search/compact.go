package search

// minDead keeps a small index from being rewritten at every other change.
const minDead = 64

// compactIfDue rewrites the index when more than a fifth of its rows are dead.
func (x *Index) compactIfDue() {
	if x.rows.dead >= minDead && x.rows.dead*5 > len(x.rows.id) {
		x.compact()
	}
}

// compact drops dead rows, and terms that only they had. It goes list by list, so
// that the old and the new index are never both in memory as a whole.
func (x *Index) compact() {
	numbers := x.rows.compact()
	for i, id := range x.rows.id {
		x.byID[id] = uint32(i)
	}
	kept := terms{seed: x.terms.seed}
	lists := make([]list, 0, len(x.lists))
	for _, old := range x.terms.inOrder() {
		l := x.lists[old].renumbered(numbers)
		x.lists[old] = list{} // the old bytes may go as soon as the new ones are there
		if l.n > 0 {
			kept.append(x.terms.text(old))
			lists = append(lists, l)
		}
	}
	kept.index()
	x.terms, x.lists = kept, lists
	x.writer.bySlot = make([]uint32, len(lists))
}

// compact drops the dead rows and gives each old number its new one, or none. It
// makes new columns: a copy that is being saved goes on reading the old.
func (r *rows) compact() (numbers []uint32) {
	numbers = make([]uint32, len(r.id))
	old := *r
	*r = makeRows(len(old.id) - old.dead)
	r.total = old.total
	for i := range old.id {
		if old.flags[i]&flagDead != 0 {
			numbers[i] = none
			continue
		}
		numbers[i] = uint32(len(r.id))
		r.append(old.id[i], old.day[i], old.created[i], old.words[i], old.titled[i], old.mood[i], old.flags[i])
	}
	return numbers
}

// renumbered is the list without the documents whose new number is none.
func (l *list) renumbered(numbers []uint32) list {
	out := list{}
	r := l.reader()
	for r.step(); r.doc != none; r.step() {
		if n := numbers[r.doc]; n != none {
			out.add(n, r.count, r.inTitle, r.raw())
		}
	}
	return out
}
