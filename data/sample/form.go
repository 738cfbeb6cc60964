package sample

import "strings"

// scene tells one paragraph: about the person of the page first, then about
// anything; in a long entry somebody else may come in.
func (w *writing) scene(n int) string {
	if s := w.peopled(n); s != "" {
		return s
	}
	// Long scenes are rare, because one remembers them; small ones are the rule.
	rule, story := "solo", .03
	if n > 4 { // who writes so much has something to tell
		story = .13
	}
	switch u := w.d.unit(); {
	case u < .17:
		rule = w.p.thread(w.d, w.page.day)
	case u < .33:
		rule = "mind"
	case u < .33+story:
		rule = "story"
	case u < .33+story*1.4:
		rule = "story.mind"
	}
	if w.once(rule) {
		if s := w.t.anew(rule); s != "" {
			return s
		}
	}
	if s := w.t.anew("solo"); s != "" {
		return s
	}
	return w.t.anew("mind")
}

// once tells whether a rule may be used: the long stories only once in an entry each.
func (w *writing) once(rule string) bool {
	used := w.used[rule]
	if w.used == nil {
		w.used = map[string]bool{}
	}
	w.used[rule] = rule == "story.mind" || rule == "story.with" || strings.HasPrefix(rule, "thread")
	return !used
}

// peopled tells of the person of the page, or comes back to them, or turns to
// somebody else after a while; "" if this scene is to be about nobody.
func (w *writing) peopled(n int) string {
	switch {
	case w.t.p == nil && n < 3:
		return ""
	case n == 0:
		return w.with()
	case w.more < 1+n/6 && w.t.p != nil && w.d.chance(.3):
		w.more++
		return w.t.say("with.more")
	case n >= 3 && w.d.chance(.22):
		if who := w.t.somebody(); who != nil {
			w.about(who)
			return w.with()
		}
	}
	return ""
}

// with tells a scene with the person spoken of.
func (w *writing) with() string {
	s := ""
	if w.d.chance(.2) && w.once("story.with") {
		s = w.t.anew("story.with")
	}
	if s == "" {
		s = w.t.anew("with")
	}
	if s == "" {
		s = w.t.say("with")
	}
	if !w.speaks(s) { // a scene of he and she only
		s = w.t.say("with.name") + " " + s
	}
	return s
}

// about turns to another person.
func (w *writing) about(who *person) { w.t.p, w.t.so = who, w.base|who.so }

// paragraphs tells scenes until there are enough words. Short ones are often
// put together, so that a page does not look like a list.
func (w *writing) paragraphs(want int) []string {
	var list []string
	if w.d.chance(.3) {
		list = append(list, w.t.say("open"))
	}
	// Scenes have some 36 words, so stopping half of that short hits the mean.
	for n := 0; n == 0 || wordsIn(list) < want-18 && n < 60; n++ {
		s := w.scene(n)
		last := len(list) - 1
		switch {
		case s == "":
		case last >= 0 && wordsIn(list[last:]) < 50 && wordsIn([]string{s}) < 45 && !strings.HasPrefix(s, ">") && w.d.chance(.6):
			if n > 0 && w.d.chance(.22) && !w.speaks(s) {
				s = w.t.say("link") + " " + s
			}
			list[last] += " " + s
		default:
			list = append(list, s)
		}
	}
	return list
}

// speaks tells whether a text names the person spoken of.
func (w *writing) speaks(s string) bool {
	return w.t.p != nil && strings.Contains(s, short(w.t.p.rec.Name))
}

// prose is most entries: some paragraphs, and sometimes a last word.
func (w *writing) prose(want int) {
	list := w.paragraphs(want)
	if want > 45 && w.d.chance(.5) {
		last := w.t.say("close")
		if w.d.chance(.5) && last != "" {
			list[len(list)-1] += " " + last
		} else {
			list = append(list, last)
		}
	}
	w.body = joined(list)
}

// line is an entry of one line.
func (w *writing) line() {
	rule := "one"
	if w.page.who >= 0 {
		rule = "one.with"
	}
	w.body = w.t.say(rule)
}

// sections puts headings between the paragraphs of a longer entry.
func (w *writing) sections() {
	var list []string
	for i, s := range w.paragraphs(max(110, w.length())) {
		if i == 0 || w.d.chance(.65) {
			tag := "head"
			if n := len(w.t.tags); n > 0 && i < n {
				tag = "title." + w.t.tags[i]
			}
			head := w.t.say(tag)
			if head == "" {
				head = w.t.say("head")
			}
			list = append(list, "## "+head)
		}
		list = append(list, s)
	}
	w.body = joined(list)
}

// list is a list of things, of one of the kinds in the rule "list", with a
// sentence before and perhaps a paragraph after.
func (w *writing) list() {
	var list []string
	if w.page.who >= 0 {
		list = append(list, w.with())
	}
	kind := w.t.say("list")
	lines := []string{w.t.say("list." + kind), ""}
	for range 3 + w.d.below(5) {
		lines = append(lines, w.mark(kind)+w.t.say("list."+kind+".item"))
	}
	list = append(list, strings.Join(lines, "\n"))
	if w.d.chance(.5) {
		list = append(list, w.t.say("close"))
	}
	w.body = joined(list)
}

// mark is what stands before a line of a list.
func (w *writing) mark(kind string) string {
	switch {
	case kind != "todo":
		return "- "
	case w.d.chance(.5):
		return "- [x] "
	}
	return "- [ ] "
}

// asked answers a question.
func (w *writing) asked() {
	asks := strings.Split(one(w.d, w.t.words.list("prompt")), " // ")
	w.prompt = asks[0]
	list := []string{w.t.say("answer." + asks[1])}
	if w.page.who >= 0 {
		list = append(list, w.with())
	}
	list = append(list, w.t.say("mind"))
	if w.d.chance(.5) {
		list = append(list, w.t.say("close"))
	}
	w.body = joined(list)
}

// practice is written in a practice: what it is about first, then the day.
func (w *writing) practice() {
	e := w.p.efforts[w.page.record]
	rule := "practice." + e.practice
	if e.practice == PracticeLapse {
		rule = "practice.lapse." + w.p.items[e.item].hint
	}
	list := []string{w.t.say(rule)}
	if w.page.who >= 0 {
		list = append(list, w.with())
	}
	if want := w.length(); want > 90 {
		list = append(list, w.paragraphs(want - 60)[0:]...)
	}
	w.body = joined(list)
}

// foreign writes in another language; false if it has no words for this page.
func (w *writing) foreign() bool {
	f := w.p.words.facts
	if at := w.t.so & (f["therapist"] | f["child"] | f["far"] | f["caregiver"]); at != 0 {
		return false // the scenes of the other languages do not suit them
	}
	lang := one(w.d, split("de de es fr pl zh"))
	rule, limit := lang+".day", 2+w.d.below(7)
	var list, line []string
	if w.page.who >= 0 {
		line = append(line, w.t.say(lang+".with"))
	}
	for n := range limit {
		line = append(line, w.t.say(rule))
		if n%3 == 2 {
			list, line = append(list, strings.Join(line, " ")), nil
		}
	}
	line = append(line, w.t.say(lang+".close"))
	w.body = joined(append(list, strings.Join(line, " ")))
	switch lang {
	case "zh":
		w.body = strings.ReplaceAll(w.body, "。 ", "。")
	case "fr": // narrow blanks that do not break, as French has them
		w.body = strings.NewReplacer("« ", "«\u202f", " »", "\u202f»", " ;", "\u202f;", " :", "\u202f:", " ?", "\u202f?").Replace(w.body)
	}
	if w.d.chance(.3) {
		w.title = w.t.say(lang + ".title")
	}
	w.t.tags = nil
	return w.body != ""
}

// joined puts a blank line between the paragraphs that are there.
func joined(list []string) string {
	var b strings.Builder
	for _, s := range list {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(s)
	}
	return b.String()
}
