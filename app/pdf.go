package app

import (
	"io"

	"kith/data/carry"
	"kith/data/port"
	"kith/screens/kit"
	"kith/screens/picture/book"
)

// pdf is the journal on paper as one more format to export.
func (p parts) pdf() carry.Format {
	words := book.Words{
		Title: kit.T("app.pdftitle", "Journal"), Lang: kit.SpokenLanguage(), Day: kit.LongDay,
		Footer: kit.T("app.pdffooter", "From Kith, a private notebook. This file is not encrypted: whoever gets it can read it."),
		Empty:  kit.T("app.pdfempty", "There is no entry in what was chosen."),
	}
	return carry.FileFormat("pdf", "PDF", "one .pdf file", ".pdf", func(w io.Writer) (port.PageWriter, error) {
		return book.New(w, p.fonts, words, p.env.Now())
	})
}
