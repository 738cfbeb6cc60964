// Package main_test holds the rules of the house as tests: who may import whom
// (this file), how the code is written (policy_test.go) and how much of it
// there is (figures_test.go). They read the source, they run none of it.
package main_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "kith"

// rule says what the Go files of some folders may import besides the standard
// library. A pattern is one import path, or one with "/..." for it and all below
// it; a leading "-" takes away again what an earlier pattern gave.
type rule struct {
	folders []string
	may     []string // in every file
	tests   []string // in addition, in files named *_test.go
	why     string   // printed with each breach
}

// rooms are the folders of screens/ that a person sees; each has a line in
// screens/doc.go, and a new one is entered here on purpose.
func rooms() []string {
	return []string{
		"screens/journal", "screens/notalone", "screens/people", "screens/practice", "screens/progress",
		"screens/relmap", "screens/settings", "screens/today", "screens/unlock", "screens/welcome",
	}
}

// window is the toolkit, wherever a table names it.
const window = "fyne.io/fyne/v2/..."

// rules is the whole table. Its order is the direction of the imports:
// main → app → screens/<room> → screens/{kit,picture} → data.
func rules() []rule {
	return slices.Concat(rulesOfTheTop(), rulesOfScreens(), rulesOfData(), rulesAside())
}

func rulesOfTheTop() []rule {
	return []rule{{
		folders: []string{"."},
		may:     []string{"kith/app", "kith/app/language"},
		why:     "main only starts the window or a command and turns the outcome into an exit code",
	}, {
		folders: []string{"app"},
		may:     []string{"kith/app/command", "kith/screens/...", "-kith/screens/kit/kittest", "kith/data/...", "-kith/data/datatest", "kith/assets", window, "-fyne.io/fyne/v2/test", "github.com/adrg/xdg", "github.com/zalando/go-keyring", "github.com/godbus/dbus/v5", "golang.org/x/sys/..."},
		tests:   []string{"kith/screens/kit/kittest", "kith/data/datatest", "fyne.io/fyne/v2/test"},
		why:     "app puts the parts together; nothing below it may know it, and the store's engine stays behind data",
	}, {
		folders: []string{"app/language"},
		why:     "language is loaded before everything else, which only holds while it needs nothing",
	}, {
		folders: []string{"app/command"},
		may:     []string{"kith/data/...", "-kith/data/datatest", "kith/screens/kit", "kith/screens/picture/...", "kith/assets", "github.com/alecthomas/kong"},
		tests:   []string{"kith/data/datatest"},
		why:     "the command line must run on a machine with no display, so it opens no window; of kit it needs the words for errors",
	}}
}

func rulesOfScreens() []rule {
	return []rule{{
		folders: rooms(),
		may: []string{
			"kith/screens/kit", "kith/screens/picture/...", "kith/data", "kith/data/stats", "kith/data/graph", "kith/data/reciprocity",
			"kith/data/carry",
			"kith/data/measure", "kith/data/photo", "kith/data/port", "kith/data/practice", "kith/data/search", "kith/data/vault", "kith/data/backup", "kith/assets", "kith/screens/kit/editor", "kith/screens/kit/history", "kith/screens/kit/page",
			window, "-fyne.io/fyne/v2/app", "-fyne.io/fyne/v2/test",
		},
		tests: []string{"kith/screens/kit/kittest", "kith/data/datatest", "kith/data/sample", "kith/data/vault", "fyne.io/fyne/v2/test"},
		why:   "a room stands alone: it shares through screens/kit, reads and writes through data, and is tested without a display",
	}, {
		folders: []string{"screens/kit", "screens/kit/editor"},
		may:     []string{"kith/data", "kith/data/backup", "kith/data/photo", "kith/data/reciprocity", "kith/data/vault", "kith/assets", "kith/screens/kit", "kith/screens/picture", "github.com/trustelem/zxcvbn/...", window, "-fyne.io/fyne/v2/app", "-fyne.io/fyne/v2/test"},
		tests:   []string{"kith/screens/kit/kittest", "kith/data/datatest", "fyne.io/fyne/v2/test"},
		why:     "kit holds what all rooms share and knows none of them",
	}, {
		folders: []string{"screens/kit/followup"},
		may:     []string{"kith/data", "kith/data/practice", "kith/screens/kit", window, "-fyne.io/fyne/v2/app", "-fyne.io/fyne/v2/test"},
		tests:   []string{"kith/screens/kit/kittest", "kith/data/datatest", "kith/data/vault", "kith/assets"},
		why:     "the line about what was begun earlier stands in any room, and needs only what it reads",
	}, {
		folders: []string{"screens/kit/history"},
		may:     []string{"kith/data", "kith/screens/kit", "github.com/sergi/go-diff/diffmatchpatch", window, "-fyne.io/fyne/v2/app", "-fyne.io/fyne/v2/test"},
		tests:   []string{"kith/screens/kit/kittest", "kith/data/datatest"},
		why:     "the dialog of earlier texts is opened from several rooms",
	}, {
		folders: []string{"screens/kit/page"},
		may:     []string{"kith/data", "kith/data/photo", "kith/assets", "kith/screens/kit", "kith/screens/kit/editor", window, "-fyne.io/fyne/v2/app", "-fyne.io/fyne/v2/test"},
		tests:   []string{"kith/screens/kit/kittest", "kith/data/datatest", "kith/data/vault", "fyne.io/fyne/v2/test", "golang.org/x/image/tiff"},
		why:     "the page is shared by the rooms that let one write and knows none of them",
	}, {
		folders: []string{"screens/kit/kittest"},
		may:     []string{"kith/screens/kit", "kith/data", "kith/data/datatest", "kith/assets", window, "-fyne.io/fyne/v2/app"},
		why:     "kittest opens any room in a test, so it may depend on none",
	}, {
		folders: []string{"screens/picture"},
		may:     []string{"kith/assets", "golang.org/x/image/...", "golang.org/x/text/...", "codeberg.org/go-pdf/fpdf", "github.com/go-text/typesetting/..."},
		why:     "a picture is shapes and texts; the command line draws it too, so it knows no window and no data",
	}, {
		folders: []string{"screens/picture/chart", "screens/picture/ecomap"},
		may:     []string{"kith/screens/picture", "kith/data", "kith/data/photo", "kith/data/stats", "kith/data/graph", "kith/data/measure", "kith/data/practice", "kith/data/reciprocity", "kith/assets"},
		tests:   []string{"kith/data/datatest", "kith/data/sample", "golang.org/x/image/..."},
		why:     "a chart is made from records and figures; the command line draws it too, so it knows no window",
	}, {
		folders: []string{"screens/picture/report"},
		may:     []string{"kith/screens/picture", "kith/screens/picture/chart", "kith/data"},
		tests:   []string{"kith/data/datatest", "kith/data/sample"},
		why:     "a report is charts, tables and pages of the journal on paper; the command line writes it too",
	}, {
		folders: []string{"screens/picture/book"},
		may:     []string{"kith/screens/picture", "kith/data", "kith/data/port", "kith/data/photo", "github.com/yuin/goldmark/..."},
		tests:   []string{"kith/data/datatest"},
		why:     "a book is entries of the journal on paper; the command line writes it too, and who reads the store hands them in",
	}, {
		folders: []string{"screens"},
		why:     "screens itself holds only the floor plan",
	}}
}

func rulesOfData() []rule {
	return []rule{{
		folders: []string{"data"},
		may: []string{
			"kith/data/vault", "kith/data/search", "kith/data/wire", "kith/data/reciprocity", "github.com/dgraph-io/badger/v4/...",
			"github.com/google/uuid", "google.golang.org/protobuf/...", "golang.org/x/text/...",
		},
		tests: []string{"kith/data/datatest", "kith/data/sample", "kith/assets"},
		why:   "data keeps the nouns and never sees a window; it hands its contacts to reciprocity, and all else that is reckoned lies beside it",
	}, {
		folders: []string{"data/backup"},
		may:     []string{"kith/data", "kith/data/vault", "filippo.io/age"},
		tests:   []string{"kith/data/datatest", "kith/data/sample"},
		why:     "a backup is written from the store and read into a new one; age is its form, and no room builds on that form",
	}, {
		folders: []string{"data/wire"},
		may:     []string{"google.golang.org/protobuf/..."},
		why:     "wire is generated from the record's description and holds nothing else",
	}, {
		folders: []string{"data/vault"},
		may:     []string{"github.com/dgraph-io/badger/v4/...", "filippo.io/age/...", "github.com/google/uuid", "golang.org/x/sys/...", "golang.org/x/text/unicode/norm", "google.golang.org/protobuf/proto"},
		why:     "the locked box knows its engine, that engine's own file format and the keys, and not what lies in it",
	}, {
		folders: []string{"data/photo"},
		may:     []string{"golang.org/x/image/..."},
		why:     "a picture is bytes in and bytes out; who keeps it is not its concern",
	}, {
		folders: []string{"data/search"},
		may:     []string{"golang.org/x/text/..."},
		why:     "search turns words into ids and knows no store",
	}, {
		folders: []string{"data/stats", "data/measure", "data/reciprocity", "data/graph"},
		why:     "a reckoning is pure: figures in, figures out",
	}, {
		folders: []string{"data/practice"},
		may:     []string{"kith/data"},
		tests:   []string{"kith/assets"},
		why:     "a practice is a file about nouns; reading and storing it is the caller's work",
	}, {
		folders: []string{"data/port"},
		may:     []string{"kith/data", "kith/data/graph", "github.com/google/uuid", "golang.org/x/text/...", "gopkg.in/yaml.v3", "github.com/yuin/goldmark/..."},
		tests:   []string{"kith/data/datatest", "kith/data/sample"},
		why:     "a format is read into nouns and written from nouns; storing them is the caller's work",
	}, {
		folders: []string{"data/carry"},
		may:     []string{"kith/data", "kith/data/port", "kith/data/search", "kith/data/vault"},
		tests:   []string{"kith/data/datatest", "kith/data/sample", "kith/data/vault"},
		why:     "carry stands between a store and the formats; what a format looks like is port's",
	}, {
		folders: []string{"data/sample", "data/datatest"},
		may:     []string{"kith/data", "kith/data/vault", "github.com/google/uuid"},
		tests:   []string{"kith/data/reciprocity", "kith/data/practice", "kith/assets"},
		why:     "made-up lives are written through data like real ones",
	}}
}

func rulesAside() []rule {
	return []rule{{
		folders: []string{"assets"},
		why:     "assets hands out bytes, so that whoever wants them needs nothing else",
	}, {
		folders: []string{"bench/peers/plot"},
		may:     []string{"gonum.org/v1/plot/..."},
		why:     "a peer that is measured is a module of its own, so that nothing of it is in the program",
	}, {
		folders: []string{"bench"},
		may:     []string{"kith/data/...", "kith/screens/...", "kith/assets", window, "-fyne.io/fyne/v2/app"},
		why:     "the measurements run without a display",
	}, {
		folders: []string{"bench/window"},
		may:     []string{"kith/data/...", "kith/screens/kit/...", "golang.org/x/sys/unix", window, "-fyne.io/fyne/v2/test"},
		why:     "what a key costs is only true in a real window",
	}, {
		folders: []string{"packaging/pack"},
		may:     []string{"kith/assets", "golang.org/x/image/draw"},
		why:     "what makes the packages is part of no package, and is built on every system before anything else",
	}, {
		folders: []string{"e2e"},
		why:     "a story sees the program as a person does, from outside",
	}}
}

// everyTest lists what any test may import, wherever it stands.
func everyTest() []string { return []string{"pgregory.net/rapid"} }

// source is one parsed Go file.
type source struct {
	name   string // path from the top of the tree, with slashes
	folder string // its folder, "." for the top
	file   *ast.File
	lines  int
	fset   *token.FileSet
}

func (s source) isTest() bool { return strings.HasSuffix(s.name, "_test.go") }

// at gives "file:line" of a place in the source.
func (s source) at(pos token.Pos) string {
	return fmt.Sprintf("%s:%d", s.name, s.fset.Position(pos).Line)
}

// parseTree reads every Go file under root, whatever system it is built for,
// in the order of their names. Folders that the go command skips are skipped, nested
// modules too.
func parseTree(t *testing.T, root string) []source {
	t.Helper()
	var tree []source
	err := filepath.WalkDir(root, func(full string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			skip := strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "_") || d.Name() == "testdata" || d.Name() == "build"
			_, err := os.Stat(filepath.Join(full, "go.mod")) // a module of its own: nothing here may import it
			if (skip || err == nil) && full != root {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(full, ".go") {
			return nil
		}
		s, err := parseSource(root, full)
		tree = append(tree, s)
		return err
	})
	if err != nil {
		t.Fatalf("read the source under %s: %v", root, err)
	}
	return tree
}

func parseSource(root, full string) (source, error) {
	text, err := os.ReadFile(full)
	if err != nil {
		return source{}, err
	}
	rel, err := filepath.Rel(root, full)
	if err != nil {
		return source{}, err
	}
	name := filepath.ToSlash(rel)
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, text, parser.ParseComments)
	return source{name: name, folder: path.Dir(name), file: file, lines: strings.Count(string(text), "\n"), fset: fset}, err
}

// checkImports holds the tree against the table and gives one line for each breach
// and for each folder that has Go files but no rule.
func checkImports(tree []source, table []rule) []string {
	of := map[string]rule{}
	for _, r := range table {
		for _, folder := range r.folders {
			of[folder] = r
		}
	}
	var breaches []string
	for _, s := range tree {
		r, found := of[s.folder]
		if !found {
			breaches = append(breaches, fmt.Sprintf("%s has no import rule: give it one in deps_test.go", s.folder))
			continue
		}
		for _, spec := range s.file.Imports {
			target := strings.Trim(spec.Path.Value, "`\"")
			if r.allows(s, target) {
				continue
			}
			breaches = append(breaches, fmt.Sprintf("%s: %s must not import %s (%s)", s.at(spec.Pos()), s.folder, target, r.why))
		}
	}
	return slices.Compact(breaches)
}

// allows tells whether the rule lets this file import the target.
func (r rule) allows(s source, target string) bool {
	if isStandard(target) {
		return true
	}
	if s.isTest() {
		own := module + "/" + s.folder // a test package beside the one that it tests
		if target == own || matches(r.tests, target) || matches(everyTest(), target) {
			return true
		}
	}
	return matches(r.may, target)
}

// matches goes through the patterns in order; the last that fits decides.
func matches(patterns []string, target string) bool {
	allowed := false
	for _, pattern := range patterns {
		pattern, takesAway := strings.CutPrefix(pattern, "-")
		tree, isTree := strings.CutSuffix(pattern, "/...")
		if target == tree || isTree && strings.HasPrefix(target, tree+"/") {
			allowed = !takesAway
		}
	}
	return allowed
}

// isStandard tells the standard library by its first word, which has no dot.
// "C" does not count: nothing of this program's own may need a C compiler.
func isStandard(target string) bool {
	first, _, _ := strings.Cut(target, "/")
	return first != module && first != "C" && !strings.Contains(first, ".")
}

func TestImportsFollowTheRules(t *testing.T) {
	report(t, checkImports(parseTree(t, "."), rules()))
}

func TestABreachIsNamedWithItsReason(t *testing.T) {
	tree := parseTree(t, plant(t, map[string]string{
		"screens/journal/journal.go": "package journal\nimport (\n\t\"fmt\"\n\t\"kith/data\"\n\t\"github.com/dgraph-io/badger/v4\"\n)",
		"screens/people/people.go":   "package people\nimport \"kith/screens/journal\"",
		"screens/today/today.go":     "package today\nimport \"fyne.io/fyne/v2/app\"",
		"data/entry.go":              "package data\nimport \"fyne.io/fyne/v2\"",
		"data/stats/median.go":       "package stats\nimport \"C\"",
	}))
	got := checkImports(tree, rules())
	wants := []string{
		"data/entry.go:2: data must not import fyne.io/fyne/v2 (data keeps the nouns",
		"data/stats/median.go:2: data/stats must not import C (a reckoning is pure",
		"screens/journal/journal.go:5: screens/journal must not import github.com/dgraph-io/badger/v4 (a room stands alone",
		"screens/people/people.go:2: screens/people must not import kith/screens/journal (a room stands alone",
		"screens/today/today.go:2: screens/today must not import fyne.io/fyne/v2/app (a room stands alone",
	}
	wantBeginnings(t, got, wants)
}

func TestAFolderWithoutARuleFails(t *testing.T) {
	tree := parseTree(t, plant(t, map[string]string{
		"main.go":              "package main",
		"screens/garden/a.go":  "package garden",
		"screens/garden/b.go":  "package garden",
		"data/testdata/odd.go": "package odd",
	}))
	wantBeginnings(t, checkImports(tree, rules()), []string{"screens/garden has no import rule"})
}

func TestATestMayImportMore(t *testing.T) {
	tree := parseTree(t, plant(t, map[string]string{
		"screens/today/today.go":      "package today\nimport \"kith/screens/kit/kittest\"",
		"screens/today/today_test.go": "package today_test\nimport (\n\t\"kith/screens/kit/kittest\"\n\t\"kith/screens/today\"\n\t\"pgregory.net/rapid\"\n)",
		"screens/today/far_test.go":   "package today\nimport \"kith/screens/journal\"",
	}))
	wantBeginnings(t, checkImports(tree, rules()), []string{
		"screens/today/far_test.go:2: screens/today must not import kith/screens/journal",
		"screens/today/today.go:2: screens/today must not import kith/screens/kit/kittest",
	})
}

func TestEveryFolderHasOneRuleWithAReason(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rules() {
		if r.why == "" {
			t.Errorf("the rule of %v has no reason", r.folders)
		}
		for _, folder := range r.folders {
			if seen[folder] {
				t.Errorf("%s has two rules", folder)
			}
			seen[folder] = true
		}
	}
}

// plant writes a small tree of files and gives its top.
func plant(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// wantBeginnings compares line by line; each got line begins with its want.
func wantBeginnings(t *testing.T, got, wants []string) {
	t.Helper()
	fits := slices.EqualFunc(got, wants, func(g, w string) bool { return strings.HasPrefix(g, w) })
	if !fits {
		t.Errorf("got\n\t%s\nwant lines that begin\n\t%s", strings.Join(got, "\n\t"), strings.Join(wants, "\n\t"))
	}
}

// report fails with all offences at once, so that one run tells the whole story.
func report(t *testing.T, offences []string) {
	t.Helper()
	if len(offences) > 0 {
		t.Errorf("%d found:\n\t%s", len(offences), strings.Join(offences, "\n\t"))
	}
}
