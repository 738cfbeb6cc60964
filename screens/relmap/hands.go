package relmap

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kith/data"
	"kith/screens/kit"
)

var _ hands = (*Screen)(nil)

// idOf reads an id of the board.
func idOf(id string) data.ID {
	got, err := data.ParseID(id)
	if err != nil {
		return data.ID{}
	}
	return got
}

// onPoint: pointing shows the words of somebody and changes nothing.
func (s *Screen) onPoint(string) {}

// tying says that a drag draws a line between two people.
func (s *Screen) tying() bool { return s.state.tying }

// onOpen opens somebody's card, or ends the line that was begun with them.
func (s *Screen) onOpen(id string) {
	switch {
	case s.state.placing != "":
		if p := s.board.person(id); p != nil {
			s.onGround(p.X, p.Y)
		}
	case s.state.tieFrom != "" && s.state.tieFrom != id:
		s.onTie(s.state.tieFrom, id)
	case s.state.tying:
		s.state.tieFrom = id
		s.Refresh()
	default:
		s.state.several = nil
		s.onChoose(idOf(id))
	}
}

// onChoose opens somebody's card; the zero ID closes it.
func (s *Screen) onChoose(id data.ID) {
	if s.state.chosen != id {
		s.look(id)
	}
	s.state.chosen = id
	s.Refresh()
}

// onToggle has somebody chosen beside the others, or not any more.
func (s *Screen) onToggle(id string) {
	one := idOf(id)
	if len(s.state.several) == 0 && !s.state.chosen.IsZero() && s.state.chosen != one {
		s.state.several = []data.ID{s.state.chosen}
	}
	if i := slices.Index(s.state.several, one); i >= 0 {
		s.state.several = slices.Delete(slices.Clone(s.state.several), i, i+1)
	} else {
		s.state.several = append(slices.Clone(s.state.several), one)
	}
	s.state.chosen = data.ID{}
	s.Refresh()
}

// onBox chooses everybody in a box.
func (s *Screen) onBox(ids []string) {
	s.state.several, s.state.chosen = nil, data.ID{}
	for _, id := range ids {
		s.state.several = append(s.state.several, idOf(id))
	}
	s.Refresh()
}

// onAll chooses everybody who is shown.
func (s *Screen) onAll() { s.onBox(s.board.order()) }

// onGround puts a waiting name where the click was, or lets go of what was chosen.
func (s *Screen) onGround(x, y float64) {
	switch {
	case s.state.placing != "":
		ring := s.state.drawn.scene.RingAt(x, y)
		s.addPerson(s.state.placing, s.ringKept(ring), data.Pin{X: x, Y: y, Set: true})
	case !s.state.chosen.IsZero() || len(s.state.several) > 0:
		s.state.chosen, s.state.several = data.ID{}, nil
		s.Refresh()
	}
}

// ringKept is a ring of the map as the records have it: 0 for outside all rings.
func (s *Screen) ringKept(ring int) int {
	if sc := s.state.drawn.scene; sc == nil || ring >= sc.Unplaced {
		return 0
	}
	return ring
}

// jump brings somebody into the middle and has them pulse.
func (s *Screen) jump(id data.ID) {
	p := s.board.person(id.String())
	if p == nil || s.state.asList {
		return
	}
	s.board.show(p.X, p.Y)
	s.board.point(p.ID)
	s.pulse(p.ID, 0)
}

// pulse draws attention to somebody for a moment.
func (s *Screen) pulse(id string, beat int) {
	const beats = 14
	t := float32(beat) / beats
	s.board.over.pulsing(s.board, id, t)
	if t < 1 {
		s.env.Run.After(50*time.Millisecond, func() { s.pulse(id, beat+1) })
	}
}

// onBoardShortcut answers to shortcuts while the map has the keyboard.
func (s *Screen) onBoardShortcut(sc fyne.Shortcut) bool {
	switch sc := sc.(type) {
	case *fyne.ShortcutSelectAll:
		s.onAll()
	case *fyne.ShortcutUndo:
		s.undo()
	case *fyne.ShortcutRedo:
		s.redo()
	case *desktop.CustomShortcut:
		if sc.KeyName != fyne.KeyZ || sc.Modifier != fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift {
			return false
		}
		s.redo()
	default:
		return false
	}
	return true
}

// onBoardKey answers to the keys that end or undo what is under way.
func (s *Screen) onBoardKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape:
		return s.giveUp()
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.state.placing != "" {
			s.addPerson(s.state.placing, 0, data.Pin{})
			return true
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		if len(s.subjects()) > 0 {
			s.onArchive()
			return true
		}
	}
	return false
}

// giveUp ends one thing that is under way; false if there is none.
func (s *Screen) giveUp() bool {
	st := &s.state
	switch {
	case st.placing != "":
		st.placing = ""
		s.board.over.clear()
	case st.tying || st.tieFrom != "":
		st.tying, st.tieFrom = false, ""
	case len(st.several) > 0:
		st.several = nil
	case !st.chosen.IsZero():
		st.chosen = data.ID{}
	default:
		return false
	}
	s.Refresh()
	return true
}

// onBoardRune answers to single letters: 1 to 5 is a ring, with w a wish; p pins
// or unpins, t begins a line.
func (s *Screen) onBoardRune(r rune) bool {
	switch {
	case r >= '1' && r <= '0'+data.MaxRing:
		s.ringKey(int(r - '0'))
	case r == 'p':
		s.onPin()
	case r == 't':
		s.startTie()
	case r == 'f':
		s.onFilters()
	default:
		return false
	}
	return true
}

// ringKey puts a waiting name, or those chosen, into a ring.
func (s *Screen) ringKey(ring int) {
	if s.state.placing != "" {
		s.addPerson(s.state.placing, ring, data.Pin{})
		return
	}
	s.moveTo(ring)
}

// startTie begins a line from whom the cursor is at, and ends it at the next.
func (s *Screen) startTie() {
	switch from := s.state.tieFrom; {
	case s.board.cursor == "":
		s.state.tying = !s.state.tying
	case from == "":
		s.state.tieFrom = s.board.cursor
	case from != s.board.cursor:
		s.onTie(from, s.board.cursor)
		return
	default:
		s.state.tieFrom = ""
	}
	s.Refresh()
}

// subjects are whom a command is about: those chosen, or the one with the card, or
// the one at the cursor.
func (s *Screen) subjects() []data.ID {
	switch {
	case len(s.state.several) > 0:
		return s.state.several
	case !s.state.chosen.IsZero():
		return []data.ID{s.state.chosen}
	case s.board.cursor != "":
		return []data.ID{idOf(s.board.cursor)}
	}
	return nil
}

// onDrop decides what putting somebody down means. Within the ring they stand
// there from now on; across its edge it asks whether they have become closer or less
// close; held with Shift it is a wish.
func (s *Screen) onDrop(id string, x, y float64, as dropped) {
	p := s.board.person(id)
	one, ok := s.person(idOf(id))
	if p == nil || !ok || s.state.day != 0 {
		s.sayPast()
		return
	}
	ring := s.ringKept(s.state.drawn.scene.RingAt(x, y))
	switch {
	case as == wished:
		s.wish([]data.ID{one.ID}, ring)
	case ring == one.Ring || ring == 0 && one.Ring == 0:
		s.pinAt(one.ID, x-p.X, y-p.Y)
	default:
		s.askRing(one, ring, data.Pin{X: x, Y: y, Set: true})
	}
}

// sayPast says why nothing can be moved on a map of the past.
func (s *Screen) sayPast() {
	if s.state.day != 0 {
		s.notices.Say(kit.T("relmap.pastonly", "This is how it was. Go back to today to change something."))
	}
}
