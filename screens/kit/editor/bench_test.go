package editor

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// BenchmarkKey types letters into the middle of texts of several lengths, into
// the toolkit's own field as well as far as that can be borne.
//
//	go test -tags ci,no_metadata -run - -bench Key ./screens/kit/editor
func BenchmarkKey(b *testing.B) {
	for _, words := range []int{100, 2_000, 20_000, 200_000} {
		text := chapters(words)
		b.Run(fmt.Sprintf("editor/%d", words), func(b *testing.B) { benchmarkEditor(b, text) })
		b.Run(fmt.Sprintf("editor-one-paragraph/%d", words), func(b *testing.B) { benchmarkEditor(b, strings.ReplaceAll(text, "\n", " ")) })
		if words <= 20_000 {
			b.Run(fmt.Sprintf("entry/%d", words), func(b *testing.B) { benchmarkEntry(b, text) })
		}
	}
	b.Run("editor-one-word/100000-letters", func(b *testing.B) { benchmarkEditor(b, strings.Repeat("abcdefgh", 12_500)) })
	b.Run("editor-without-spaces/20000", func(b *testing.B) { benchmarkEditor(b, strings.Repeat("漢字かな混じり文、", 20_000/8)) })
}

// prose is what is typed.
const prose = "and then she said that it was all right, and we walked on along the river "

func benchmarkEditor(b *testing.B, text string) {
	h := open(b, "", fyne.NewSize(900, 700))
	h.MaxWidth = kit.ReadingWidth
	h.SetText(text)
	h.SetSelection(len(text)/2, len(text)/2)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		h.TypedRune(rune(prose[i%len(prose)]))
	}
}

func benchmarkEntry(b *testing.B, text string) {
	e := widget.NewMultiLineEntry()
	e.Wrapping = fyne.TextWrapWord
	kittest.OpenObject(b, func(kit.Env) fyne.CanvasObject { return e }, kittest.Size(900, 700))
	e.SetText(text)
	e.CursorRow = strings.Count(text, "\n") / 2
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		e.TypedRune(rune(prose[i%len(prose)]))
	}
}

// BenchmarkOpen shows a text for the first time.
func BenchmarkOpen(b *testing.B) {
	for _, words := range []int{2_000, 20_000, 200_000} {
		text := chapters(words)
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			h := open(b, "", fyne.NewSize(900, 700))
			for b.Loop() {
				h.SetText(text)
			}
		})
	}
}

// BenchmarkOther measures what is done with a text of 20,000 words.
func BenchmarkOther(b *testing.B) {
	text := chapters(20_000)
	for name, do := range map[string]func(h *hands, i int){
		"resize": func(h *hands, i int) { h.Editor.Resize(fyne.NewSize(900-float32(i%2), 700)) },
		"scroll": func(h *hands, _ int) {
			h.paper.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
			if h.view.offset() >= h.view.farthest() {
				h.ScrollTo(0)
			}
		},
		"find":        func(h *hands, _ int) { h.Find("river") },
		"replace all": func(h *hands, _ int) { h.ReplaceAll("river", "RIVER") },
		"text":        func(h *hands, _ int) { _ = h.Text() },
		"end and home": func(h *hands, _ int) {
			h.combine(fyne.KeyEnd, ctrl)
			h.combine(fyne.KeyHome, ctrl)
		},
		"paste 2000 words and undo": func(h *hands, _ int) { h.Insert(text[:11_000]); h.Undo() },
		"click":                     func(h *hands, i int) { h.down(10, float32(i%300), 0) },
	} {
		b.Run(name, func(b *testing.B) {
			h := open(b, "", fyne.NewSize(900, 700))
			h.SetText(text)
			for i := 0; b.Loop(); i++ {
				do(h, i)
			}
		})
	}
}
