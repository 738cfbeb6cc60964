package search

// writer puts the words of one document into the lists. It first gathers all
// occurrences in the order of the text, then sorts them by term, since a list
// wants to know how many there are before it takes the first. Its slices are kept
// between documents, and bySlot is all zero then.
type writer struct {
	index  *Index
	at     uint32 // the next place
	words  uint32 // plain words so far
	titled uint32 // of these, in the title
	term   []byte

	slots  []slot   // one for each different term
	bySlot []uint32 // by term: its slot + 1, or 0
	all    []occurrence
	places []uint32 // of all terms, slot by slot
	raw    []byte   // of one term, written
}

// slot counts one term in the document.
type slot struct {
	term, count, inTitle uint32
	from                 uint32 // its first place in places
}

// occurrence is one place of a term.
type occurrence struct{ slot, at uint32 }

// write adds all of d under the number doc. Between two texts one place is left
// free, so that no phrase reaches from one into the next.
func (w *writer) write(d *Doc, doc uint32) {
	w.at, w.words, w.slots, w.all = 0, 0, w.slots[:0], w.all[:0]
	w.text(d.Title, "", true)
	w.titled = w.words
	w.text(d.Body, "", false)
	for _, caption := range d.Captions {
		w.text(caption, "", false)
	}
	for _, tag := range d.Tags {
		w.text(tag, "", false)
		for _, key := range tagKeys(tag) {
			w.key(tagMark, key)
		}
	}
	for _, name := range d.People {
		start := w.at
		w.text(name, "", false)
		w.at = start
		w.text(name, personMark, false)
	}
	w.key(templateMark, clip(Fold(d.Template), maxKey))
	w.flush(doc)
}

// text adds the words of one text under a mark. Only unmarked words count for the
// length of the document: names stand in it twice, once as words and once marked.
func (w *writer) text(text, mark string, title bool) {
	s := scanner{text: text, word: w.term}
	for s.next() {
		word := s.word
		if mark == "" {
			w.words++
		} else {
			word = append([]byte(mark), word...)
		}
		w.place(w.slot(word), w.at, title)
		w.at++
	}
	w.term = s.word
	w.at++
}

// key adds a term that stands for the document as a whole, once.
func (w *writer) key(mark, key string) {
	if key == "" {
		return
	}
	if i := w.slot([]byte(mark + key)); w.slots[i].count == 0 {
		w.place(i, 0, false)
	}
}

// place notes that the term of a slot stands at a place.
func (w *writer) place(slot, at uint32, title bool) {
	s := &w.slots[slot]
	s.count++
	if title {
		s.inTitle++
	}
	w.all = append(w.all, occurrence{slot, at})
}

// slot finds the slot of a term, or makes one, and room for a term that is new.
func (w *writer) slot(term []byte) uint32 {
	x := w.index
	n, isNew := x.terms.add(term)
	if isNew {
		x.lists = append(x.lists, list{})
		w.bySlot = append(w.bySlot, 0)
	}
	if w.bySlot[n] == 0 {
		w.slots = append(w.slots, slot{term: n})
		w.bySlot[n] = uint32(len(w.slots))
	}
	return w.bySlot[n] - 1
}

// flush sorts the places by term, which keeps them in order, and writes them.
func (w *writer) flush(doc uint32) {
	sum := uint32(0)
	for i := range w.slots {
		w.slots[i].from = sum
		sum += w.slots[i].count
		w.slots[i].count = 0
	}
	if cap(w.places) < len(w.all) {
		w.places = make([]uint32, len(w.all)+len(w.all)/2)
	}
	places := w.places[:len(w.all)]
	for _, o := range w.all {
		s := &w.slots[o.slot]
		places[s.from+s.count] = o.at
		s.count++
	}
	for i := range w.slots {
		s := &w.slots[i]
		w.raw = appendPlaces(w.raw[:0], places[s.from:s.from+s.count])
		w.index.lists[s.term].add(doc, s.count, s.inTitle, w.raw)
		w.bySlot[s.term] = 0
	}
	w.trim()
}

// trim gives back the room of an uncommonly long document.
func (w *writer) trim() {
	const most = 1 << 14
	if cap(w.all) > most {
		w.all, w.places, w.slots, w.raw = nil, nil, nil, nil
	}
}
