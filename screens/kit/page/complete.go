package page

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/data"
	"kith/screens/kit"
)

// completion offers names, tags and entries below the word that is being typed. The
// cursor stays in the text, whose keys come here first.
type completion struct {
	offers *kit.Offers
	card   fyne.CanvasObject
	layer  *fyne.Container // over the text; holds the card
	at     fyne.Position   // where in the text the list belongs
	finds  kit.Latest      // of entries to lead to
}

// buildCompletion makes the list, which lies over the text.
func (p *Page) buildCompletion() fyne.CanvasObject {
	c := &p.complete
	c.offers = kit.NewOffers()
	c.card = kit.SlimCard(c.offers)
	c.card.Hide()
	c.layer = container.NewWithoutLayout(c.card)
	p.text.OnMention = p.onMention
	p.text.Spaced = p.spaced
	return c.layer
}

// mostNames is how many people are offered, beside the offer to add somebody.
const mostNames = 5

// onMention is told which name, tag or link is being typed.
func (p *Page) onMention(sign rune, word string, at fyne.Position) {
	c := &p.complete
	c.finds.Stop()
	c.at = at
	switch sign {
	case '@':
		offers := p.nameOffers(word)
		p.offer(offers, p.firstOffer(word, offers))
	case '#':
		offers := p.tagOffers(word)
		p.offer(offers, min(len(word), 1)-1)
	case '[':
		p.findEntries(word)
	default:
		if !c.offers.Inside() { // else a line is being pressed, which takes the focus
			p.offer(nil, -1)
		}
	}
}

// firstOffer says which line Enter picks: none while a whole name is followed by words
// that may be the text going on.
func (p *Page) firstOffer(word string, offers []kit.Offer) int {
	if length, _ := p.state.names.At(word); length > 0 && length < len(word) {
		return -1
	}
	return min(len(offers), 1) - 1
}

// spaced says whether some words are still the beginning of somebody's name.
func (p *Page) spaced(_ rune, word string) bool {
	if word == "" || word[0] == ' ' {
		return false
	}
	folded := data.Fold(word)
	if strings.HasSuffix(word, " ") {
		folded += " "
	}
	return slices.ContainsFunc(p.state.folk, func(who data.Person) bool {
		return strings.HasPrefix(data.Fold(who.Name), folded)
	})
}

// nameOffers are the people whose name fits, and the offer to add somebody new.
func (p *Page) nameOffers(word string) []kit.Offer {
	var all []kit.Choice
	for _, who := range p.state.folk {
		if !who.Archived {
			all = append(all, kit.Choice{ID: who.ID, Name: who.Name})
		}
	}
	var out []kit.Offer
	exact := false
	for _, c := range kit.MatchNames(all, word) {
		exact = exact || data.Fold(c.Name) == data.Fold(word)
		if len(out) < mostNames {
			out = append(out, kit.Offer{Name: c.Name, Icon: kit.Icon("people"), Pick: func() { p.pickName(c) }})
		}
	}
	if word == "" || exact || strings.Contains(word, " ") {
		return out
	}
	return append(out, kit.Offer{
		Name: kit.T("page.addname", "Add “{{.Name}}”", "Name", word), Icon: kit.Icon("add"), Pick: func() { p.pickNew(word) },
	})
}

// pickName writes a name; its person goes with the entry.
func (p *Page) pickName(c kit.Choice) {
	if !slices.Contains(p.state.entry.People, c.ID) {
		p.onPerson(c.ID, true)
	}
	p.text.CompleteMention(c.Name)
	p.picked()
	p.listen() // so that taking the name away again takes the person along
}

// picked puts the list away and the cursor back into the text.
func (p *Page) picked() {
	p.offer(nil, -1)
	p.Focus()
}

// pickNew makes somebody new of a name that was typed.
func (p *Page) pickNew(name string) {
	p.text.CompleteMention(name)
	p.picked()
	p.onAddPerson(name)
}

// tagOffers are the tags that fit and are not yet typed in full.
func (p *Page) tagOffers(word string) []kit.Offer {
	var all []kit.Choice
	for _, t := range p.state.tags {
		all = append(all, kit.Choice{Name: t.Name})
	}
	var out []kit.Offer
	for _, c := range kit.MatchNames(all, word) {
		if sameTag(c.Name, word) {
			return nil
		}
		if !strings.Contains(c.Name, " ") { // a tag of several words cannot stand in the text
			out = append(out, kit.Offer{Name: "#" + c.Name, Pick: func() { p.text.CompleteMention(c.Name); p.picked() }})
		}
	}
	return out
}

// findEntries offers the entries that fit what is typed after "[[": by their words,
// or by their day, as in 2026-11-23.
func (p *Page) findEntries(word string) {
	own, today := p.state.entry.ID, data.LivedDay(p.env.Now(), p.prefs().DayEnds)
	kit.Load(p.env.Run, &p.complete.finds, func(ctx context.Context) ([]kit.Offer, error) {
		list, err := p.entriesFor(ctx, strings.TrimSpace(word), today)
		var out []kit.Offer
		for _, e := range list {
			if e.ID == own {
				continue
			}
			title := e.Title
			if title == "" {
				title = kit.LongDay(e.Day)
			}
			out = append(out, kit.Offer{
				Name: shortened(title), Detail: kit.NearDay(e.Day, today), Icon: kit.Icon("journal"),
				Pick: func() { p.text.CompleteLink(data.EntryLink(shortened(title), e.ID)); p.picked() },
			})
		}
		return out, err
	}, func(offers []kit.Offer, err error) {
		if err != nil {
			p.env.Fail(kit.T("page.finding", "looking for an entry to lead to"), err)
			return
		}
		p.offer(offers, min(len(offers), 1)-1)
	})
}

// mostEntries is how many entries are looked for, the open one among them.
const mostEntries = 7

// entriesFor finds entries: the newest for no words, those of a day for a day.
func (p *Page) entriesFor(ctx context.Context, word string, today data.Day) ([]data.Found, error) {
	span := data.Span{}
	if day, err := data.ParseDay(word); err == nil {
		span = data.Span{From: day, To: day}
	} else if word != "" {
		found, err := p.store.Search(ctx, word, data.FindOptions{Limit: mostEntries, Typing: true, Today: today})
		return found.Hits, err
	}
	refs, err := p.store.EntryRefs(ctx, span, mostEntries)
	if err != nil {
		return nil, err
	}
	var out []data.Found
	for _, r := range refs {
		e, err := p.store.Entry(ctx, r.ID)
		switch {
		case errors.Is(err, data.ErrNotFound): // deleted since
		case err != nil:
			return nil, err
		default:
			out = append(out, data.Found{ID: e.ID, Day: e.Day, Title: e.Headline()})
		}
	}
	return out, nil
}

// shortened cuts a headline to what can stand in a line of the text.
func shortened(title string) string {
	const most = 60
	if r := []rune(title); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return title
}

// offer shows some lines below the word that is being typed, or above it where there
// is no room below.
func (p *Page) offer(offers []kit.Offer, chosen int) {
	c := &p.complete
	c.offers.Set(offers, chosen)
	c.card.(fyne.Widget).Refresh()
	if len(offers) == 0 {
		c.card.Hide()
		return
	}
	room, least := p.text.Size(), c.card.MinSize()
	size := fyne.NewSize(min(room.Width, max(least.Width, kit.Ems(24))), least.Height)
	at := fyne.NewPos(max(0, min(c.at.X, room.Width-size.Width)), c.at.Y)
	if at.Y+size.Height > room.Height && c.at.Y-kit.Ems(1.8)-size.Height > -kit.Ems(4) {
		at.Y = c.at.Y - kit.Ems(1.8) - size.Height
	}
	c.card.Resize(size)
	c.card.Move(at)
	c.card.Show()
	c.layer.Refresh()
}
