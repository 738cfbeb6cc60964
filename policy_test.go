package main_test

import (
	"fmt"
	"go/ast"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	maxFunction = 60  // lines, from "func" to the closing brace
	maxFile     = 500 // lines
)

// policy is one rule on how the code is written: it gives one line, beginning with
// file:line, for each offence in one file.
type policy func(source) []string

// exempt gives folders (each with all below it) in which a rule does not hold, and why.
type exempt map[string]string

func (e exempt) covers(folder string) bool {
	for top := range e {
		if folder == top || strings.HasPrefix(folder, top+"/") {
			return true
		}
	}
	return false
}

func check(tree []source, p policy) []string {
	var offences []string
	for _, s := range tree {
		offences = append(offences, p(s)...)
	}
	return offences
}

func checkHere(t *testing.T, p policy) {
	t.Helper()
	report(t, check(parseTree(t, "."), p))
}

// noNetwork refuses every package that can open a connection. Parsers of addresses
// (net/url, net/mail, net/netip, net/textproto) open nothing.
func noNetwork(s source) []string {
	online := []string{"net", "net/http/...", "net/rpc/...", "net/smtp", "crypto/tls", "log/syslog", "golang.org/x/net/...", "google.golang.org/grpc/..."}
	var offences []string
	for _, spec := range s.file.Imports {
		if target := strings.Trim(spec.Path.Value, "`\""); matches(online, target) {
			offences = append(offences, fmt.Sprintf("%s: imports %s, and nothing here may reach the network", s.at(spec.Pos()), target))
		}
	}
	return offences
}

// ownThreads names where a goroutine may be started and the window touched from one.
func ownThreads() exempt {
	return exempt{
		"app":         "it owns the window, the jobs and the hub",
		"screens/kit": "its runner is how a room has work done",
		"data/vault":  "sums up files while the passphrase is worked on; waits before it answers",
		"bench":       "measures, and is not part of the program",
	}
}

// threadStarters are the names that reach the window from a goroutine or, where the
// window is drawn, start one. Data may work on several things at once and wait for all.
func threadStarters(folder string) []string {
	starters := []string{"fyne.Do", "fyne.DoAndWait", "fyne.CurrentApp"}
	if strings.HasPrefix(folder, "screens/") {
		starters = append(starters, "time.AfterFunc", "sync.WaitGroup")
	}
	return starters
}

// noOwnThreads refuses the go statement and the threadStarters: a room asks its
// runner, so that a test can run it in line. Tests may start what they like.
func noOwnThreads(s source) []string {
	if s.isTest() || ownThreads().covers(s.folder) {
		return nil
	}
	var offences []string
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			offences = append(offences, s.at(n.Pos())+": starts a goroutine: ask the runner (kit.Load, kit.Do, kit.Start)")
		case *ast.SelectorExpr:
			from, isName := n.X.(*ast.Ident)
			if isName && slices.Contains(threadStarters(s.folder), from.Name+"."+n.Sel.Name) {
				offences = append(offences, fmt.Sprintf("%s: says %s.%s: ask the runner or the env", s.at(n.Pos()), from.Name, n.Sel.Name))
			}
		}
		return true
	})
	return offences
}

// shortEnough keeps functions and files to a size that is read in one go.
func shortEnough(s source) []string {
	if ast.IsGenerated(s.file) {
		return nil
	}
	var offences []string
	if s.lines > maxFile {
		offences = append(offences, fmt.Sprintf("%s:%d: the file has %d lines, at most %d", s.name, s.lines, s.lines, maxFile))
	}
	for _, f := range functions(s) {
		if n := s.span(f); n > maxFunction {
			offences = append(offences, fmt.Sprintf("%s: %s has %d lines, at most %d", s.at(f.Pos()), f.Name.Name, n, maxFunction))
		}
	}
	return offences
}

// span counts the lines of a piece of source, first and last included.
func (s source) span(n ast.Node) int {
	return s.fset.Position(n.End()).Line - s.fset.Position(n.Pos()).Line + 1
}

func functions(s source) []*ast.FuncDecl {
	var found []*ast.FuncDecl
	for _, d := range s.file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			found = append(found, f)
		}
	}
	return found
}

// noInit refuses functions that run before main without being called.
func noInit(s source) []string {
	if ast.IsGenerated(s.file) {
		return nil
	}
	var offences []string
	for _, f := range functions(s) {
		if f.Name.Name == "init" && f.Recv == nil {
			offences = append(offences, s.at(f.Pos())+": func init: call what is needed from where it is needed")
		}
	}
	return offences
}

// documented wants a comment on every exported name, where go doc would show it.
func documented(s source) []string {
	if s.isTest() || ast.IsGenerated(s.file) {
		return nil
	}
	var offences []string
	for _, name := range undocumented(s.file) {
		offences = append(offences, fmt.Sprintf("%s: %s has no comment", s.at(name.Pos()), name.Name))
	}
	return offences
}

func undocumented(file *ast.File) []*ast.Ident {
	var bare []*ast.Ident
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Doc == nil && d.Name.IsExported() && exportedReceiver(d) {
				bare = append(bare, d.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				bare = append(bare, bareNames(d, spec)...)
			}
		}
	}
	return bare
}

// bareNames gives the exported names of one spec without a comment of their own, at
// the line's end, or over the group (which stands for constants and variables only).
func bareNames(group *ast.GenDecl, spec ast.Spec) []*ast.Ident {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		alone := !group.Lparen.IsValid() && group.Doc != nil
		if spec.Name.IsExported() && spec.Doc == nil && spec.Comment == nil && !alone {
			return []*ast.Ident{spec.Name}
		}
	case *ast.ValueSpec:
		if spec.Doc == nil && spec.Comment == nil && group.Doc == nil {
			return slices.DeleteFunc(slices.Clone(spec.Names), func(n *ast.Ident) bool { return !n.IsExported() })
		}
	}
	return nil
}

// exportedReceiver tells whether a method's type is exported; a function has none and passes.
func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	for e := f.Recv.List[0].Type; ; {
		switch of := e.(type) {
		case *ast.StarExpr:
			e = of.X
		case *ast.IndexExpr: // T[P]
			e = of.X
		case *ast.IndexListExpr: // T[P, Q]
			e = of.X
		case *ast.Ident:
			return of.IsExported()
		default:
			return true
		}
	}
}

// introduced wants one file of each package to say what the package is for.
func introduced(tree []source) []string {
	first := map[string]source{} // folder → its first file
	said := map[string]bool{}
	var folders []string
	for _, s := range tree {
		if _, seen := first[s.folder]; !seen {
			first[s.folder] = s
			folders = append(folders, s.folder)
		}
		doc := s.file.Doc.Text()
		if strings.HasPrefix(doc, "Package "+s.file.Name.Name+" ") || s.file.Name.Name == "main" && strings.HasPrefix(doc, "Command ") {
			said[s.folder] = true
		}
	}
	var offences []string
	for _, folder := range folders {
		if s := first[folder]; !said[folder] {
			offences = append(offences, fmt.Sprintf("%s: no file of %s begins with a comment \"Package %s …\"", s.at(s.file.Package), folder, s.file.Name.Name))
		}
	}
	return offences
}

func TestNothingReachesTheNetwork(t *testing.T)     { checkHere(t, noNetwork) }
func TestRoomsAskTheirRunner(t *testing.T)          { checkHere(t, noOwnThreads) }
func TestFunctionsAndFilesAreShort(t *testing.T)    { checkHere(t, shortEnough) }
func TestNothingRunsBeforeMain(t *testing.T)        { checkHere(t, noInit) }
func TestExportedNamesAreDocumented(t *testing.T)   { checkHere(t, documented) }
func TestPackagesAreIntroduced(t *testing.T)        { report(t, introduced(parseTree(t, "."))) }
func TestPapersNameOnlyWordsThatExist(t *testing.T) { report(t, strangeWords(t)) }

// strangeWords finds commands "make word" in the papers where the Makefile has no such
// word. A command begins a line, or stands in backquotes, or follows "run:".
func strangeWords(t *testing.T) []string {
	t.Helper()
	has := map[string]bool{}
	for _, word := range regexp.MustCompile(`(?m)^([a-z0-9-]+):.*##`).FindAllStringSubmatch(read(t, "Makefile"), -1) {
		has[word[1]] = true
	}
	command := regexp.MustCompile("(?:^\\s*|`|run: )make ([a-z0-9-]+)")
	var offences []string
	for _, paper := range []string{"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", ".github/workflows/check.yml", ".ci/run"} {
		for i, line := range strings.Split(read(t, paper), "\n") {
			for _, said := range command.FindAllStringSubmatch(line, -1) {
				if !has[said[1]] {
					offences = append(offences, fmt.Sprintf("%s:%d: make %s is not a word of the Makefile", paper, i+1, said[1]))
				}
			}
		}
	}
	return offences
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestEachPolicyBites gives every rule one small file that keeps it and one that breaks it.
func TestEachPolicyBites(t *testing.T) {
	long := "package journal\nfunc long() {" + strings.Repeat("\n\tlong()", maxFunction-1) + "\n}"
	cases := []struct {
		name         string
		check        policy
		kept, broken string
		want         string
	}{
		{"network", noNetwork, "package journal\nimport \"net/url\"", "package journal\nimport _ \"net/http/cookiejar\"", "screens/journal/a.go:2: imports net/http/cookiejar"},
		{"goroutine", noOwnThreads, "package journal\nfunc f() { g() }", "package journal\nfunc f() {\n\tgo g()\n}", "screens/journal/a.go:3: starts a goroutine"},
		{"fyne.Do", noOwnThreads, "package journal\nvar x = fyne.NewSize", "package journal\nfunc f() { fyne.Do(nil) }", "screens/journal/a.go:2: says fyne.Do"},
		{"CurrentApp", noOwnThreads, "package journal", "package journal\nvar a = fyne.CurrentApp()", "screens/journal/a.go:2: says fyne.CurrentApp"},
		{"late thread", noOwnThreads, "package journal\nvar x = time.Second", "package journal\nvar x = time.AfterFunc(0, nil)", "screens/journal/a.go:2: says time.AfterFunc"},
		{"long function", shortEnough, strings.Replace(long, "\n\tlong()", "", 1), long, "screens/journal/a.go:2: long has 61 lines"},
		{"long file", shortEnough, "package journal" + strings.Repeat("\n", maxFile-1), "package journal" + strings.Repeat("\n", maxFile), "screens/journal/a.go:501: the file has 501"},
		{"init", noInit, "package journal\nfunc (s S) init() {}", "package journal\n\nfunc init() {}", "screens/journal/a.go:3: func init"},
		{"bare func", documented, "package journal\n// F does.\nfunc F() {}\nfunc g() {}\nfunc (s *s[T]) M() {}", "package journal\nfunc F() {}", "screens/journal/a.go:2: F has no comment"},
		{"bare method", documented, "package journal\n// M does.\nfunc (s *S[T]) M() {}", "package journal\nfunc (s *S[T]) M() {}", "screens/journal/a.go:2: M has no comment"},
		{"bare type", documented, "package journal\n// T is.\ntype T int", "package journal\n// Group.\ntype (\n\tT int\n)", "screens/journal/a.go:4: T has no comment"},
		{"bare const", documented, "package journal\n// Sizes.\nconst (\n\tA = 1\n)\nconst B = 2 // dp", "package journal\nconst A, b = 1, 2", "screens/journal/a.go:2: A has no comment"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			wantBeginnings(t, check(parseTree(t, plant(t, map[string]string{"screens/journal/a.go": c.kept})), c.check), nil)
			wantBeginnings(t, check(parseTree(t, plant(t, map[string]string{"screens/journal/a.go": c.broken})), c.check), []string{c.want})
		})
	}
}

func TestAPackageWithoutAnIntroductionFails(t *testing.T) {
	tree := parseTree(t, plant(t, map[string]string{
		"main.go":              "// Command kith opens the window.\npackage main",
		"data/doc.go":          "// Package data keeps.\npackage data",
		"data/entry.go":        "package data",
		"screens/today/day.go": "// Licence.\n\npackage today",
	}))
	wantBeginnings(t, introduced(tree), []string{"screens/today/day.go:3: no file of screens/today begins"})
}

func TestThreadsAreAllowedWhereTheyBelong(t *testing.T) {
	text := "package p\nfunc f() { go g() }"
	tree := parseTree(t, plant(t, map[string]string{
		"app/hub.go": text, "app/command/c.go": text, "screens/kit/run.go": text, "screens/kitchen/k.go": text, "data/store_test.go": text,
	}))
	wantBeginnings(t, check(tree, noOwnThreads), []string{"screens/kitchen/k.go:2"})
}

func TestGeneratedCodeIsNotMeasured(t *testing.T) {
	text := "// Code generated by protoc-gen-go. DO NOT EDIT.\n\npackage wire\nfunc init() {}\nfunc F() {}" + strings.Repeat("\n", maxFile)
	tree := parseTree(t, plant(t, map[string]string{"data/wire/record.pb.go": text}))
	for _, p := range []policy{shortEnough, noInit, documented} {
		wantBeginnings(t, check(tree, p), nil)
	}
}
