package kit

// SeekForGallery types into a picker without a focus.
func SeekForGallery(p *Picker, typed string) { p.seeker.entry.SetText(typed) }
