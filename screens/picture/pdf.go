package picture

import (
	"fmt"
	"image/color"
	"io"
	"math"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// Paper is the size of a page.
type Paper uint8

// The papers. Fit makes each page as large as its picture.
const (
	A4 Paper = iota
	Letter
	Fit
)

// PageOptions says how pictures are laid out as PDF. The zero value is A4
// upright, one picture a page, no margin text.
type PageOptions struct {
	Paper     Paper
	Landscape bool
	// Margin is in millimetres; 0 means 15 (none with Fit).
	Margin float64
	// Stack puts several pictures on a page, one below the other, as they fit.
	Stack bool
	// Footer stands small at the foot of each page, before the page number.
	Footer string
	// Title and Subject default to the first picture's Title and Desc.
	Title, Subject string
	// Lang is the language of the texts, such as "en" or "pl".
	Lang string
	// Created is written into the file; the zero time means now. The same
	// pictures, options and time give the same bytes.
	Created time.Time
}

const (
	ptPerPx = 0.75 // at full size; pictures are made smaller to fit, never larger
	ptPerMm = 72 / 25.4
)

// WritePDF writes the picture as a PDF of one page.
func (p *Picture) WritePDF(w io.Writer, o PageOptions) error {
	return WritePDF(w, o, p)
}

// WritePDF writes pictures as pages. Texts are real text in an embedded subset
// of the built-in fonts; writing that these lack is drawn as outlines.
func WritePDF(w io.Writer, o PageOptions, pictures ...*Picture) error {
	d, err := newDocument(o, pictures)
	if err != nil {
		return err
	}
	for _, p := range pictures {
		d.place(p)
	}
	return d.output(w)
}

// output ends the document and writes it.
func (d *document) output(w io.Writer) error {
	if d.f.PageCount() == 0 {
		d.page(0, 0)
	}
	d.footers()
	if err := d.f.Output(w); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}

// Pages is a PDF that grows picture by picture, so that a long document need not be
// held as pictures.
type Pages struct{ d *document }

// NewPages begins a PDF whose texts are served by fonts.
func NewPages(fonts *Fonts, o PageOptions) (*Pages, error) {
	d, err := newDocument(o, []*Picture{New(fonts, 1, 1)})
	if err != nil {
		return nil, err
	}
	return &Pages{d}, nil
}

// Add sets a picture on the next page, or below the last one with Stack.
func (p *Pages) Add(pic *Picture) { p.d.place(pic) }

// Write ends the PDF and writes it. Nothing may be added afterwards.
func (p *Pages) Write(w io.Writer) error { return p.d.output(w) }

// document is a PDF in the making; its unit is the point, y downwards.
type document struct {
	f      *fpdf.Fpdf
	o      PageOptions
	fonts  *Fonts
	page   func(w, h float64) // starts a page; w and h matter for Fit only
	box    Box                // the page without its margins
	y      float64            // where the next stacked picture goes
	font   [3]bool            // embedded, by Face
	footer float64            // height kept free for the footer
	photos int                // embedded so far
	kept   map[glyphKey]fpdf.Template
}

func newDocument(o PageOptions, pictures []*Picture) (*document, error) {
	d := &document{o: o, f: fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", SizeStr: "A4"}), fonts: new(Fonts), kept: map[glyphKey]fpdf.Template{}}
	if len(pictures) > 0 {
		d.fonts = pictures[0].fonts()
		if o.Title == "" {
			o.Title = pictures[0].Title
		}
		if o.Subject == "" {
			o.Subject = pictures[0].Desc
		}
	}
	if err := d.fonts.ready(); err != nil {
		return nil, err
	}
	d.f.SetTitle(clean(o.Title), true)
	d.f.SetSubject(clean(o.Subject), true)
	d.f.SetProducer("Kith", true)
	d.f.SetCreator("Kith", true)
	d.f.SetCatalogSort(true)
	d.f.SetCreationDate(o.Created)
	d.f.SetModificationDate(o.Created)
	if o.Lang != "" {
		d.f.SetLang(o.Lang)
	}
	d.f.SetAutoPageBreak(false, 0)
	d.f.SetMargins(0, 0, 0)
	d.page = d.startPage
	if o.Footer != "" {
		d.footer = 14
	}
	return d, nil
}

func (d *document) startPage(w, h float64) {
	margin := d.o.Margin * ptPerMm
	if !(margin >= 0) || margin > 200 {
		margin = 0
	}
	if margin == 0 && d.o.Paper != Fit {
		margin = 15 * ptPerMm
	}
	switch d.o.Paper {
	case Letter:
		w, h = 612, 792
	case Fit:
		w, h = math.Max(w+2*margin, 10), math.Max(h+2*margin+d.footer, 10)
	default:
		w, h = 595.28, 841.89
	}
	if d.o.Landscape && d.o.Paper != Fit {
		w, h = h, w
	}
	d.f.AddPageFormat("P", fpdf.SizeType{Wd: w, Ht: h})
	d.box = Box{margin, margin, w - margin, h - margin - d.footer}
	d.y = margin
}

// place draws a picture at the next free place, as large as fits.
func (d *document) place(p *Picture) {
	d.fonts = p.fonts()
	w, h := clampSize(p.W)*ptPerPx, clampSize(p.H)*ptPerPx
	fresh := !d.o.Stack || d.f.PageCount() == 0 || d.o.Paper == Fit
	if fresh {
		d.page(w, h)
	}
	k := math.Min(1, d.box.W()/w)
	if !fresh && d.y+h*k > d.box.Y1 {
		d.page(w, h)
	}
	k = math.Min(k, d.box.H()/h)
	x := d.box.X0 + (d.box.W()-w*k)/2
	s := sheet{document: d, k: k * ptPerPx, m: affine{k * ptPerPx, 0, 0, k * ptPerPx, x, d.y}}
	if p.Background.A > 0 {
		s.alphaFill(p.Background)
		d.f.Rect(x, d.y, w*k, h*k, "F")
	}
	d.f.ClipRect(x, d.y, w*k, h*k, false)
	for _, it := range p.Items {
		s.item(it)
	}
	d.f.ClipEnd()
	d.y += h*k + 12
}

// clampSize keeps a page within what PDF readers accept.
func clampSize(v float64) float64 { return math.Max(1, math.Min(14000, finite(v))) }

func (d *document) footers() {
	if d.o.Footer == "" {
		return
	}
	n := d.f.PageCount()
	for i := 1; i <= n; i++ {
		d.f.SetPage(i)
		w, h, _ := d.f.PageSize(i)
		left, y := d.box.X0, h-math.Max(d.box.X0, 6)
		s := sheet{document: d, k: 1, m: affine{1, 0, 0, 1, 0, 0}}
		grey := color.NRGBA{0x55, 0x55, 0x55, 0xff}
		number := fmt.Sprintf("%d / %d", i, n)
		room := w - 2*left - d.fonts.Width(number, 8, Regular) - 12
		s.item(Text{X: left, Y: y, Str: d.fonts.Fit(d.o.Footer, 8, Regular, room), Size: 8, Color: grey})
		s.item(Text{X: w - left, Y: y, Str: number, Size: 8, Anchor: End, Color: grey})
	}
}
