// Package editor is a field for long texts: as many lines as a person writes,
// with undo, find and replace, and Markdown that is shown lightly while its marks
// stay where they were typed.
//
// A key costs the same in a long text as in a short one. The text is kept as a
// balanced tree of paragraphs (tree.go, document.go), a paragraph remembers where
// its lines break and breaks anew only from where it was changed (wrap.go, layout.go),
// and only the lines that can be seen are drawn (view.go, sheet.go).
// Paragraphs that nobody has looked at yet have a guessed height.
//
// All offsets are in bytes of the text and lie between letters as a person sees
// them (grapheme clusters), never inside one.
package editor
