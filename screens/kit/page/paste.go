package page

import (
	"bytes"
	"context"
	"io"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kith/data/photo"
	"kith/screens/kit"
)

// onDropped takes the files that were dropped on the window.
func (p *Page) onDropped(_ fyne.Position, list []fyne.URI) {
	for _, u := range list {
		if u.Scheme() == "file" {
			p.attachPath(u.Path())
		}
	}
}

// attachPath keeps a file of the computer with the entry.
func (p *Page) attachPath(path string) {
	p.attach(path, func() (io.ReadCloser, error) { return os.Open(path) })
}

// onPaste takes files that were copied in a file manager, and a picture; a text is the
// editor's.
func (p *Page) onPaste(text string) bool {
	if text == "" {
		p.pastePicture()
		return true
	}
	paths := filesIn(text)
	for _, path := range paths {
		p.attachPath(path)
	}
	return len(paths) > 0
}

// filesIn gives the files of a clipboard that names nothing but files that are there.
func filesIn(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line == "copy" || line == "x-special/nautilus-clipboard" {
			continue
		}
		u, err := url.Parse(line)
		if err != nil || u.Scheme != "file" {
			return nil
		}
		if s, err := os.Stat(u.Path); err != nil || s.IsDir() {
			return nil
		}
		out = append(out, u.Path)
	}
	return out
}

// pastePicture takes a picture from the clipboard. The toolkit knows only texts there,
// so the system's own helper is asked, if there is one.
func (p *Page) pastePicture() {
	kit.Load(p.env.Run, &p.files.reads, func(ctx context.Context) ([]byte, error) {
		return clipboardPicture(ctx), nil
	}, func(file []byte, _ error) {
		p.loadPictures()
		if len(file) == 0 {
			p.notices.Say(kit.T("page.noclip", "There is no picture on the clipboard that Kith can reach. You can drop its file here."))
			return
		}
		p.attach(kit.T("page.pasted", "pasted")+".png", func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(file)), nil })
	})
}

// pastePatience is how long a helper may take.
const pastePatience = 5 * time.Second

// clipboardPicture asks the helpers for a picture; nil if none gives one. It goes
// through a pipe and never through a file.
func clipboardPicture(ctx context.Context) []byte {
	ctx, cancel := context.WithTimeout(ctx, pastePatience)
	defer cancel()
	for _, helper := range clipboardHelpers(runtime.GOOS) {
		out, err := exec.CommandContext(ctx, helper[0], helper[1:]...).Output()
		if err == nil && len(out) > 0 && len(out) <= photo.MaxBytes {
			return out
		}
	}
	return nil
}

// clipboardHelpers are the programs that can give a picture as PNG.
func clipboardHelpers(system string) [][]string {
	if system == "linux" || strings.HasSuffix(system, "bsd") {
		return [][]string{
			{"wl-paste", "--no-newline", "--type", "image/png"},
			{"xclip", "-selection", "clipboard", "-target", "image/png", "-out"},
		}
	}
	if system == "darwin" {
		return [][]string{{"pngpaste", "-"}}
	}
	return nil
}
