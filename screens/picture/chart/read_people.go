package chart

import (
	"cmp"
	"context"
	"slices"

	"kith/data"
	"kith/data/stats"
)

// peopleKinds are the charts of contacts.
func peopleKinds() []Kind {
	return []Kind{
		{Name: "safe", Group: GroupPeople, Title: titleSafe, Pick: PickPerson,
			Read: contactTrend(titleSafe, 0, AreaReach, func(c *data.Contact) data.Rating { return c.FeltSafe })},
		{Name: "energy", Group: GroupPeople, Title: titleEnergy, Pick: PickPerson,
			Read: contactTrend(titleEnergy, -5, AreaWorth, func(c *data.Contact) data.Rating { return c.Energy })},
		{Name: "inline", Group: GroupPeople, Title: titleInLine, Pick: PickPerson,
			Read: contactTrend(titleInLine, 0, AreaIntent, func(c *data.Contact) data.Rating { return c.InLine })},
		{Name: "field", Group: GroupPeople, Title: titleField, Read: readField},
		{Name: "balance", Group: GroupPeople, Title: titleBalance, Pick: PickPerson, Read: readBalance},
		{Name: "pair", Group: GroupPeople, Title: titlePair, Pick: PickTwo, Read: readPair},
		{Name: "hours", Group: GroupPeople, Title: titleHours, Read: readHours},
	}
}

func titleSafe(w Words) string { return w.T("chart.title.safe", "How safe it felt with people") }
func titleEnergy(w Words) string {
	return w.T("chart.title.energy", "Energy after being with people")
}
func titleInLine(w Words) string { return w.T("chart.title.inline", "Acting as I mean to") }
func titleField(w Words) string {
	return w.T("chart.title.field", "Giving and receiving, last 90 days")
}
func titleBalance(w Words) string {
	return w.T("chart.title.balance", "Giving and receiving over time")
}
func titlePair(w Words) string  { return w.T("chart.title.pair", "Two people side by side") }
func titleHours(w Words) string { return w.T("chart.title.hours", "Hours, by how far they value me") }

// hintContacts stands in charts of contacts without any.
func hintContacts(w Words) string {
	return w.T("chart.hint.contacts", "It is drawn from the contacts that you note in People.")
}

// refOf is what a click on a contact opens: its entry, else the person.
func refOf(c *data.Contact) string {
	return cmp.Or(Ref("journal", c.Entry), Ref("people", c.Person))
}

// called gives people's names by id.
func called(ctx context.Context, r Records, a Ask) (map[data.ID]string, error) {
	list, err := r.People(ctx)
	if err != nil {
		return nil, err
	}
	out := make(map[data.ID]string, len(list))
	for _, p := range list {
		out[p.ID] = a.name(p)
	}
	return out, nil
}

// contactTrend reads one rating of the contacts, with one person or with all.
func contactTrend(title func(Words) string, low float64, area int, rated func(*data.Contact) data.Rating) func(context.Context, Records, Ask) (Drawing, error) {
	return func(ctx context.Context, r Records, a Ask) (Drawing, error) {
		list, err := r.Contacts(ctx, a.Days)
		if err != nil {
			return nil, err
		}
		names, err := called(ctx, r, a)
		if err != nil {
			return nil, err
		}
		d := TrendData{Name: title(a.Words), Low: low, High: 10, Calm: CalmHigh, Area: area, Hint: hintContacts(a.Words)}
		if low < 0 {
			d.High = -low
		}
		if len(a.People) > 0 {
			d.Name += ": " + names[a.People[0]]
		}
		for i := range list {
			c := &list[i]
			if v := rated(c); v.Set && (len(a.People) == 0 || c.Person == a.People[0]) {
				d.Points = append(d.Points, Point{Day: c.Day, Value: v.Value, ID: refOf(c), Line: c.Note})
			}
		}
		d.Rests, err = rests(ctx, r, a)
		return d, err
	}
}

// weightOf sums what was given or received in one contact.
func weightOf(list []data.Exchange) float64 {
	sum := 0.0
	for _, x := range list {
		sum += x.Weight
	}
	return sum
}

func readField(ctx context.Context, r Records, a Ask) (Drawing, error) {
	list, err := r.Contacts(ctx, data.Span{To: a.until()})
	if err != nil {
		return nil, err
	}
	people, err := r.People(ctx)
	if err != nil {
		return nil, err
	}
	d := FieldData{Name: titleField(a.Words), Hint: hintContacts(a.Words)}
	at := map[data.ID]int{}
	for _, p := range people {
		if !p.Archived {
			at[p.ID] = len(d.People)
			d.People = append(d.People, Giving{ID: Ref("people", p.ID), Name: a.name(p)})
		}
	}
	for _, c := range list {
		if i, ok := at[c.Person]; ok {
			d.People[i].Contacts = append(d.People[i].Contacts, Contact{Ref("journal", c.Entry), c.Day, weightOf(c.Given), weightOf(c.Received)})
		}
	}
	return d, nil
}

// often lists people by how many contacts there are with them, the most first.
func often(list []data.Contact, names map[data.ID]string) []data.ID {
	n := map[data.ID]int{}
	for _, c := range list {
		if names[c.Person] != "" {
			n[c.Person]++
		}
	}
	out := make([]data.ID, 0, len(n))
	for id := range n {
		out = append(out, id)
	}
	slices.SortFunc(out, func(a, b data.ID) int {
		return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a.String(), b.String()))
	})
	return out
}

// chosen are the people asked for, filled up with the most often met.
func (a Ask) chosen(list []data.Contact, names map[data.ID]string, n int) []data.ID {
	out := slices.Clone(a.People)
	for _, id := range often(list, names) {
		if len(out) < n && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out[:min(n, len(out))]
}

// readBalance reads what went out and came in with one person, by quarter.
func readBalance(ctx context.Context, r Records, a Ask) (Drawing, error) {
	list, names, err := contactsAndNames(ctx, r, a)
	if err != nil {
		return nil, err
	}
	w := a.Words
	d := BarsData{Name: titleBalance(w), Finest: Quarterly, Mirrored: true, Least: fieldLeast, Hint: hintContacts(w),
		Parts:    []Part{{w.T("chart.cameto", "came to me"), AreaIntent, solid}, {w.T("chart.wentfrom", "went from me"), AreaReach, lined}},
		Unit:     w.T("chart.received", "what came to me"),
		Sentence: sayBalance}
	who := a.chosen(list, names, 1)
	if len(who) == 0 {
		return d, nil
	}
	d.Name += ": " + names[who[0]]
	for i := range list {
		if c := &list[i]; c.Person == who[0] {
			d.Notes = append(d.Notes, Amount{refOf(c), c.Day, 0, weightOf(c.Received), c.Note}, Amount{refOf(c), c.Day, 1, weightOf(c.Given), c.Note})
		}
	}
	d.Least *= 2 // two amounts a contact
	d.Rests, err = rests(ctx, r, a)
	return d, err
}

func contactsAndNames(ctx context.Context, r Records, a Ask) ([]data.Contact, map[data.ID]string, error) {
	list, err := r.Contacts(ctx, a.Days)
	if err != nil {
		return nil, nil, err
	}
	names, err := called(ctx, r, a)
	return list, names, err
}

// sayBalance says how giving and receiving stood in the last quarter with enough
// notes, shrunk towards the middle so that a few acts do not shout.
func sayBalance(st Style, notes []Amount) string {
	w := st.Words
	s := Quarterly.step()
	type quarter struct {
		n         int
		gave, got float64
	}
	sums := map[data.Day]*quarter{}
	latest := data.Day(0)
	for _, a := range notes {
		from := s.first(a.Day, st.WeekStart)
		if sums[from] == nil {
			sums[from] = &quarter{}
		}
		q := sums[from]
		if a.Part == 0 {
			q.n++
			q.got += a.Value
		} else {
			q.gave += a.Value
		}
	}
	for from, q := range sums {
		if q.n >= fieldLeast {
			latest = max(latest, from)
		}
	}
	if latest == 0 {
		return w.T("chart.say.balance.few", "Too little noted to tell; five contacts in a quarter make a start.")
	}
	balance, err := stats.GiveReceiveOf(sums[latest].gave, sums[latest].got)
	when := w.stretch(latest, s.next(latest)-1)
	switch {
	case err != nil || balance.Shrunk > -0.2 && balance.Shrunk < 0.2:
		return w.T("chart.say.balance", "{{.When}}: about as much came in as went out, as you noted it.", "When", when)
	case balance.Shrunk > 0:
		return w.T("chart.say.balance.tome", "{{.When}}: more came in than went out, as you noted it.", "When", when)
	}
	return w.T("chart.say.balance.fromme", "{{.When}}: more went out than came in, as you noted it.", "When", when)
}

func readPair(ctx context.Context, r Records, a Ask) (Drawing, error) {
	list, names, err := contactsAndNames(ctx, r, a)
	if err != nil {
		return nil, err
	}
	d := PairData{Name: titlePair(a.Words), Hint: hintContacts(a.Words)}
	for i, id := range a.chosen(list, names, 2) {
		f := Felt{ID: Ref("people", id), Name: names[id]}
		for k := range list {
			c := &list[k]
			if c.Person != id {
				continue
			}
			if c.FeltSafe.Set {
				f.Safe = append(f.Safe, Point{Day: c.Day, Value: c.FeltSafe.Value})
			}
			if c.Energy.Set {
				f.Energy = append(f.Energy, Point{Day: c.Day, Value: c.Energy.Value})
			}
			if c.Reached != data.NobodySaid {
				f.Reached = append(f.Reached, Mark{Day: c.Day, Yes: c.Reached != data.Me})
			}
		}
		d.People[i] = f
	}
	return d, nil
}

// readHours reads time together by how far the person then valued me.
func readHours(ctx context.Context, r Records, a Ask) (Drawing, error) {
	list, err := r.Contacts(ctx, a.Days)
	if err != nil {
		return nil, err
	}
	felt, err := r.Feelings(ctx, data.Span{To: a.until()}) // newest first
	if err != nil {
		return nil, err
	}
	w := a.Words
	d := BarsData{Name: titleHours(w), Unit: w.T("chart.hours", "hours"), Hint: w.T("chart.hint.hours", "It is drawn from contacts with a length, and from how far people value you."),
		Parts: []Part{
			{w.T("chart.value.high", "value me much (7–10)"), AreaIntent, solid}, {w.T("chart.value.middle", "in between (4–6)"), AreaWorth, lined},
			{w.T("chart.value.low", "little (0–3)"), AreaReach, solid}, {w.T("chart.value.none", "not rated"), AreaOther, hollow},
		},
		Weeks: 4, Sentence: sayHours}
	for i := range list {
		if c := &list[i]; c.Minutes > 0 {
			d.Notes = append(d.Notes, Amount{refOf(c), c.Day, valueBand(felt, c), float64(c.Minutes) / 60, c.Note})
		}
	}
	d.Rests, err = rests(ctx, r, a)
	return d, err
}

// valueBand is how far a person valued me at the time of a contact, as a part of
// the bars: the last rating until then, else the first after.
func valueBand(felt []data.Feeling, c *data.Contact) int {
	rating := data.Rating{}
	for _, f := range felt {
		if f.Person == c.Person && f.ValuesMe.Set {
			if rating = f.ValuesMe; f.Day <= c.Day {
				break
			}
		}
	}
	switch {
	case !rating.Set:
		return 3
	case rating.Value >= 7:
		return 0
	case rating.Value >= 4:
		return 1
	}
	return 2
}

// sayHours tells which share of the rated hours was with people who value me much.
func sayHours(st Style, notes []Amount) string {
	w := st.Words
	var sum [4]float64
	for _, a := range notes {
		sum[a.Part] += a.Value
	}
	rated := sum[0] + sum[1] + sum[2]
	plain := w.T("chart.plain.hours", "Hours together as you noted them, by how far you feel valued.")
	if rated == 0 {
		return st.either(w.T("chart.say.hours.none", "{{.Hours}} hours noted; how far these people value you is not rated yet.", "Hours", w.number(sum[3], 0)), plain)
	}
	return st.either(w.T("chart.say.hours", "{{.Share}} of {{.Hours}} rated hours were with people who value you much, as you see it.",
		"Share", w.percent(sum[0]/rated), "Hours", w.number(rated, 0)), plain)
}
