package carry

import (
	"kith/data"
	"kith/data/port"
)

// page takes one entry of another program.
func (i *importer) page(p port.Page) error {
	e := p.Entry
	e.ID = data.NewID()
	return i.add(entryStep, Line{Day: e.Day, Title: e.Headline(), Lost: p.Lost}, func(w *data.Writer) error { return w.PutEntry(&e) })
}
