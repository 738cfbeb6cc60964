package journal

// Scrolled is how far the text of the reader is scrolled.
func (s *Screen) Scrolled() float32 { return s.reader.page.scroll.Offset.Y }
