package sample

import "kith/data"

// makeGroups makes what several people belong to.
func (p *plan) makeGroups() {
	if p.life.People == 0 {
		return
	}
	d := p.life.roll(rollGroup, 0)
	for i, g := range [][4]string{
		{"Family", "family", "birthdays and most Sundays", ""},
		{"Choir", "music", "Thursdays", "group.choir"},
		{"Work", "work", "weekdays", "group.work"},
		{"Climbing", "sport", "Tuesdays, when somebody can belay", "group.climbing"},
		{"The house", "neighbours", "on the stairs", ""},
	} {
		at := p.at(p.first, 7*60).Add(msec(i))
		p.teller.begin(d, p.sure, nil, 0)
		p.groups = append(p.groups, data.Group{
			ID: p.life.id(rollGroup, i, at), Name: g[0], Kind: g[1], Cadence: g[2], Note: p.teller.say(g[3]),
			Created: at, Modified: at,
		})
	}
}

// groupsOf gives the groups that somebody belongs to.
func (p *plan) groupsOf(d *dice, who *person) []data.ID {
	var list []data.ID
	for i, facts := range []string{"caregiver family", "choir", "colleague", "climber", "neighbour"} {
		for _, f := range split(facts) {
			if who.so&p.words.facts[f] != 0 {
				list = append(list, p.groups[i].ID)
				break
			}
		}
	}
	// Some friends came out of the choir or the climbing hall.
	if len(list) == 0 && d.chance(.25) {
		list = append(list, p.groups[1+2*d.below(2)].ID)
	}
	return list
}
