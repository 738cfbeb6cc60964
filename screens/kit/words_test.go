package kit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

const wordsFile = "../../assets/translations/en.json"

// plural is a text that depends on a number, as en.json holds it.
type plural struct {
	One   string `json:"one"`
	Other string `json:"other"`
}

// reading is what a walk over the window's code found.
type reading struct {
	files    *token.FileSet
	words    map[string]any // key to string or plural
	where    map[string]string
	offences []string
}

func TestWordsOfTheCodeAreThoseOfTheTranslation(t *testing.T) {
	r := readScreens(t)
	if update() {
		writeWords(t, r.words)
	}
	raw, err := os.ReadFile(wordsFile)
	if err != nil {
		t.Fatal(err)
	}
	var kept map[string]any
	if err := json.Unmarshal(raw, &kept); err != nil {
		t.Fatalf("%s: %v", wordsFile, err)
	}
	for _, key := range slices.Sorted(maps.Keys(r.words)) {
		got, want := canonical(kept[key]), canonical(r.words[key])
		if got != want {
			t.Errorf("%s: en.json has %s for %q, want %s (rewrite with -update)", r.where[key], got, key, want)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(kept)) {
		if _, used := r.words[key]; !used {
			t.Errorf("en.json has %q, which no code uses (rewrite with -update)", key)
		}
	}
}

func TestEveryWordInTheWindowCanBeTranslated(t *testing.T) {
	for _, offence := range readScreens(t).offences {
		t.Error(offence)
	}
}

func TestTheRulesForWordsBite(t *testing.T) {
	for code, want := range map[string]string{
		`widget.NewLabel("Hello")`:                                 "bare words",
		`widget.NewButton("A"+x, nil)`:                             "bare words",
		`widget.NewLabel(fmt.Sprintf("%d days", n))`:               "bare words",
		`kit.NewSegmented([]string{"Week"}, nil)`:                  "bare words",
		`e.SetPlaceHolder("Name")`:                                 "bare words",
		`x(kit.RowText{Title: "Mia"})`:                             "bare words",
		`kit.T(key, "Save")`:                                       "literal",
		`kit.T("room.a", "%d days", n)`:                            "{{.Name}}",
		`kit.T("room.a", "{{.Day}} days", "Date", n)`:              "{{.Day}}",
		`kit.T("other.a", "Save")`:                                 `begin with "room."`,
		`kit.T("room.a", "A"); kit.T("room.a", "B")`:               "two texts",
		`kit.Icon("unicorn")`:                                      "no icon",
		`widget.NewLabel("–"); widget.NewLabel("")`:                "",
		`kit.TN("room.n", "{{.Count}} day", "{{.Count}} days", n)`: "",
		`widget.NewLabel(kit.T("room.a", "Save"))`:                 "",
	} {
		r := newReading()
		r.readFile("room/room.go", "package room\nfunc f() { "+code+" }")
		got := strings.Join(r.offences, "; ")
		if (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want an offence with %q", code, got, want)
		}
	}
}

func TestNoScreenReachesAroundItsRunner(t *testing.T) {
	r := newReading()
	for _, file := range goFiles(t, "..") {
		if strings.HasPrefix(file, "../kit/") {
			continue
		}
		tree, err := parser.ParseFile(r.files, file, nil, 0)
		if err != nil {
			continue // the compiler says it better
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if _, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s: a screen says go; it asks its runner", r.at(n))
			}
			switch name := called(n); name {
			case "fyne.Do", "fyne.DoAndWait", "fyne.CurrentApp", "time.Now", "time.Sleep", "time.AfterFunc":
				t.Errorf("%s: a screen calls %s; it asks its Env", r.at(n), name)
			}
			return true
		})
	}
}

func newReading() *reading {
	return &reading{files: token.NewFileSet(), words: map[string]any{}, where: map[string]string{}}
}

// readScreens reads all code of the window, tests and their tools excepted.
func readScreens(t *testing.T) *reading {
	t.Helper()
	r := newReading()
	for _, folder := range []string{"..", "../../app", "../picture/chart", "../picture/report"} {
		for _, file := range goFiles(t, folder) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			r.readFile(file, string(text))
		}
	}
	return r
}

// goFiles lists the code below a folder whose words a person reads in the window:
// not the command line, and of the pictures only charts and reports, which say
// more than the rooms hand them.
func goFiles(t *testing.T, folder string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains([]string{"kittest", "testdata", "command", "picture"}, d.Name()) {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			files = append(files, filepath.ToSlash(path))
		}
		return nil
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return files
}

func (r *reading) readFile(path, text string) {
	tree, err := parser.ParseFile(r.files, path, text, 0)
	if err != nil {
		r.offences = append(r.offences, err.Error())
		return
	}
	room := tree.Name.Name
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			r.call(n, room)
		case *ast.CompositeLit:
			for _, e := range n.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok && shownField(kv.Key) {
					r.bare(kv.Value)
				}
			}
		case *ast.AssignStmt:
			for i, to := range n.Lhs {
				if s, ok := to.(*ast.SelectorExpr); ok && i < len(n.Rhs) && shownField(s.Sel) {
					r.bare(n.Rhs[i])
				}
			}
		}
		return true
	})
}

// shownField says that a field of this name is read by a person.
func shownField(key ast.Expr) bool {
	name, ok := key.(*ast.Ident)
	return ok && slices.Contains([]string{"Text", "PlaceHolder", "Title", "Detail", "Aside", "Label", "Subtitle", "HintText"}, name.Name)
}

// shownArgs says which arguments of a call a person reads: how many from the first.
func shownArgs(name string) int {
	pkg, fn, _ := strings.Cut(name, ".")
	switch {
	case pkg == "widget" && strings.HasPrefix(fn, "New"), pkg == "dialog", name == "canvas.NewText",
		name == "fyne.NewMenu", name == "fyne.NewMenuItem", strings.HasPrefix(name, "container.NewTabItem"):
		return 9
	case pkg == "kit" && slices.Contains(kitShown(), fn), slices.Contains(kitShown(), name):
		return 9
	case slices.Contains([]string{"SetText", "SetPlaceHolder", "SetTitle", "Say", "SayUndo"}, fn):
		return 1
	}
	return 0
}

// kitShown lists the functions of this package whose strings a person reads.
func kitShown() []string {
	return []string{
		"Title", "SectionTitle", "Text", "Quiet", "QuietLine", "Labelled", "NewButton", "MainButton", "QuietButton",
		"DangerButton", "IconButton", "Empty", "NewSegmented", "NewNumberScale", "NewChip", "NewToggle", "Badge",
		"NewPicker", "NewTagChips", "NewTextArea", "Ask", "ShowDialog", "Start",
	}
}

func (r *reading) call(c *ast.CallExpr, room string) {
	name := called(c)
	switch {
	case name == "kit.T" || room == "kit" && name == "T" || (room == "chart" || room == "report") && strings.HasSuffix(name, ".T"):
		r.word(c, room, 1)
	case name == "kit.TN" || room == "kit" && name == "TN" || (room == "chart" || room == "report") && strings.HasSuffix(name, ".TN"):
		r.word(c, room, 2)
	case name == "kit.Icon" || name == "kit.IconIn" || room == "kit" && (name == "Icon" || name == "IconIn"):
		if icon, ok := literal(c.Args[0]); ok && !slices.Contains(IconNames(), icon) {
			r.offend(c, "there is no icon %q", icon)
		}
	}
	for i, arg := range c.Args {
		if i < shownArgs(name) {
			r.bare(arg)
		}
	}
}

// called is the name of what a node calls: "pkg.Func", "x.Method" or "Func".
func called(n ast.Node) string {
	c, ok := n.(*ast.CallExpr)
	if !ok {
		return ""
	}
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			return x.Name + "." + f.Sel.Name
		}
		return "?." + f.Sel.Name
	}
	return ""
}

// word notes a text with so many forms.
func (r *reading) word(c *ast.CallExpr, room string, forms int) {
	var texts []string
	for i := range forms + 1 {
		if i >= len(c.Args) {
			return // the compiler says it better
		}
		text, ok := literal(c.Args[i])
		if !ok {
			r.offend(c, "the key and the text of a translated word are written as literals")
			return
		}
		texts = append(texts, text)
	}
	key := texts[0]
	if prefix := room + "."; !strings.HasPrefix(key, prefix) && !strings.HasPrefix(key, "kit.") {
		r.offend(c, "key %q must begin with %q", key, prefix)
	}
	r.placeholders(c, texts[1:], c.Args[forms+1:], forms == 2)
	var value any = texts[1]
	if forms == 2 {
		value = plural{One: texts[1], Other: texts[2]}
	}
	if before, ok := r.words[key]; ok && before != value {
		r.offend(c, "key %q has two texts, the other at %s", key, r.where[key])
		return
	}
	r.words[key], r.where[key] = value, r.at(c)
}

// placeholders checks that a text's places are those that the call fills.
func (r *reading) placeholders(c *ast.CallExpr, texts []string, args []ast.Expr, counted bool) {
	given := []string{}
	if counted {
		given = append(given, "Count")
		args = args[min(1, len(args)):]
	}
	for i, a := range args {
		if name, ok := literal(a); ok && i%2 == 0 {
			given = append(given, name)
		}
	}
	for _, text := range texts {
		if regexp.MustCompile(`%[dsvqgfx]`).MatchString(text) {
			r.offend(c, "places in %q are written {{.Name}}", text)
		}
		for _, place := range regexp.MustCompile(`\{\{\.(\w+)\}\}`).FindAllStringSubmatch(text, -1) {
			if !slices.Contains(given, place[1]) && !c.Ellipsis.IsValid() && !oneMap(args) {
				r.offend(c, "the place {{.%s}} in %q is not filled", place[1], text)
			}
		}
	}
}

func oneMap(args []ast.Expr) bool { return len(args) == 1 }

// bare reports words that are shown without having been translated.
func (r *reading) bare(e ast.Expr) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, ok := literal(e); ok && hasLetters(text) {
			r.offend(e, "bare words %q: use kit.T", text)
		}
	case *ast.BinaryExpr:
		r.bare(e.X)
		r.bare(e.Y)
	case *ast.CompositeLit:
		for _, element := range e.Elts {
			r.bare(element)
		}
	case *ast.CallExpr:
		if strings.HasPrefix(called(e), "fmt.Sprint") && len(e.Args) > 0 {
			if text, ok := literal(e.Args[0]); ok && hasLetters(regexp.MustCompile(`%[-+# 0-9.]*[a-zA-Z]`).ReplaceAllString(text, "")) {
				r.offend(e, "bare words %q: use kit.T", text)
			}
		}
	}
}

func hasLetters(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// literal gives the text of a string literal or of several added up.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			text, err := strconv.Unquote(e.Value)
			return text, err == nil
		}
	case *ast.BinaryExpr:
		x, okX := literal(e.X)
		y, okY := literal(e.Y)
		return x + y, okX && okY && e.Op == token.ADD
	}
	return "", false
}

func (r *reading) at(n ast.Node) string {
	p := r.files.Position(n.Pos())
	return fmt.Sprintf("%s:%d", strings.TrimPrefix(p.Filename, "../"), p.Line)
}

func (r *reading) offend(n ast.Node, format string, args ...any) {
	r.offences = append(r.offences, r.at(n)+": "+fmt.Sprintf(format, args...))
}

func canonical(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(raw)
}

// writeWords writes en.json, sorted by key.
func writeWords(t *testing.T, words map[string]any) {
	t.Helper()
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(words); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(wordsFile, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
