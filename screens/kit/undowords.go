package kit

import "kith/data"

// UndoWords says in a few words what a step did, for a menu or a list: "2 people
// changed, a contact deleted". It names nobody.
func UndoWords(step data.Step) string {
	type group struct {
		kind data.Kind
		was  data.Was
	}
	var order []group
	count := map[group]int{}
	for _, p := range step.Parts {
		g := group{p.Kind, p.Was}
		if count[g] == 0 {
			order = append(order, g)
		}
		count[g]++
	}
	var words []string
	for _, g := range order {
		words = append(words, fateWords(KindWords(g.kind, count[g]), g.was))
	}
	return List(words)
}

// fateWords says what became of things.
func fateWords(things string, was data.Was) string {
	switch was {
	case data.WasAdded:
		return T("kit.step.added", "{{.Things}} added", "Things", things)
	case data.WasDeleted:
		return T("kit.step.deleted", "{{.Things}} deleted", "Things", things)
	}
	return T("kit.step.changed", "{{.Things}} changed", "Things", things)
}

// KindWords names so many records of a kind: "an entry", "3 contacts".
func KindWords(k data.Kind, n int) string {
	switch k {
	case data.KindEntry:
		return TN("kit.kind.entry", "an entry", "{{.Count}} entries", n)
	case data.KindPerson:
		return TN("kit.kind.person", "a person", "{{.Count}} people", n)
	case data.KindTie:
		return TN("kit.kind.tie", "a tie", "{{.Count}} ties", n)
	case data.KindGroup:
		return TN("kit.kind.group", "a group", "{{.Count}} groups", n)
	case data.KindContact:
		return TN("kit.kind.contact", "a contact", "{{.Count}} contacts", n)
	case data.KindFeeling:
		return TN("kit.kind.feeling", "a rating", "{{.Count}} ratings", n)
	case data.KindItem:
		return TN("kit.kind.item", "something worked on", "{{.Count}} things worked on", n)
	case data.KindRecord:
		return TN("kit.kind.record", "a practice", "{{.Count}} practices", n)
	case data.KindCheckIn:
		return TN("kit.kind.checkin", "a check-in", "{{.Count}} check-ins", n)
	}
	return TN("kit.kind.other", "a thing", "{{.Count}} things", n)
}
