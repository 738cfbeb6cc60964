package main_test

import (
	"go/ast"
	"os"
	"slices"
	"strings"
	"testing"
)

// size is what is counted of one part of the tree.
type size struct {
	code, comment, test int // lines; blank ones count for nothing
	functions, files    []int
}

// commentShare is the comment lines of the program as a share of its lines, in per cent.
func (s size) commentShare() int { return share(s.comment, s.code+s.comment) }

// testShare is the lines of test for each hundred lines of program.
func (s size) testShare() int { return share(s.test, s.code) }

func share(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return 100 * part / whole
}

// rank gives the value below which p per cent of the values lie.
func rank(values []int, p int) int {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)*p/100]
}

// measure counts the files of the tree whose folder is part, or lies below it;
// generated files are not anybody's writing and do not count.
func measure(tree []source, part string) size {
	var sum size
	for _, s := range tree {
		inside := part == "." || s.folder == part || strings.HasPrefix(s.folder, part+"/")
		if !inside || ast.IsGenerated(s.file) {
			continue
		}
		code, comment := countLines(s)
		if s.isTest() {
			sum.test += code
			continue
		}
		sum.code += code
		sum.comment += comment
		sum.files = append(sum.files, s.lines)
		for _, f := range functions(s) {
			sum.functions = append(sum.functions, s.span(f))
		}
	}
	return sum
}

// countLines counts the lines that hold code, and those that hold comment alone.
func countLines(s source) (code, comment int) {
	kind := make(map[int]bool) // line → whether it holds code
	for _, group := range s.file.Comments {
		for line := s.fset.Position(group.Pos()).Line; line <= s.fset.Position(group.End()).Line; line++ {
			kind[line] = false
		}
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.Comment, *ast.CommentGroup:
			return false
		}
		kind[s.fset.Position(n.Pos()).Line] = true
		kind[s.fset.Position(n.End()-1).Line] = true
		return true
	})
	for _, isCode := range kind {
		if isCode {
			code++
		} else {
			comment++
		}
	}
	return code, comment
}

// TestFigures prints how much there is of what and fails over budget. It is asked for
// by `make figures` and is no part of the tests, since a half-built room is no fault.
func TestFigures(t *testing.T) {
	if os.Getenv("KITH_FIGURES") == "" {
		t.Skip("asked for by make figures")
	}
	tree := parseTree(t, ".")
	for _, part := range []struct {
		name                   string
		commentShare, testing  int // least, in per cent
		function, file, longer int // most lines: median function, median file, nine files of ten
	}{
		{".", 10, 70, 10, 140, 300},
		{"data", 18, 100, 10, 140, 300},
		{"screens", 10, 50, 10, 140, 300},
		{"app", 10, 50, 10, 140, 300},
	} {
		s := measure(tree, part.name)
		if len(s.files) == 0 {
			continue
		}
		t.Logf("%-8s code %6d  comment %2d %% (≥ %d)  test %3d %% (≥ %d)  function %2d (≤ %d)  file %3d (≤ %d)  nine of ten files %3d (≤ %d)",
			part.name, s.code, s.commentShare(), part.commentShare, s.testShare(), part.testing,
			rank(s.functions, 50), part.function, rank(s.files, 50), part.file, rank(s.files, 90), part.longer)
		within := s.commentShare() >= part.commentShare && s.testShare() >= part.testing &&
			rank(s.functions, 50) <= part.function && rank(s.files, 50) <= part.file && rank(s.files, 90) <= part.longer
		if !within {
			t.Errorf("%s is over budget", part.name)
		}
	}
}

func TestFiguresCountWhatIsThere(t *testing.T) {
	tree := parseTree(t, plant(t, map[string]string{
		"data/a.go":      "// Package data keeps\n// things.\npackage data\n\n// F adds.\nfunc F(a, b int) int {\n\treturn a +\n\t\tb // not minus\n}",
		"data/a_test.go": "package data\n\nimport \"testing\"\n\n// T tries.\nfunc TestF(t *testing.T) {\n\tF(1, 2)\n}",
		"screens/b.go":   "package screens",
	}))
	got := measure(tree, "data")
	if got.code != 5 || got.comment != 3 || got.test != 5 || len(got.files) != 1 || rank(got.functions, 50) != 4 {
		t.Errorf("got %+v, want 5 lines of code, 3 of comment, 5 of test, 1 file, a function of 4 lines", got)
	}
	if got.commentShare() != 37 || got.testShare() != 100 {
		t.Errorf("got shares %d and %d, want 37 and 100", got.commentShare(), got.testShare())
	}
}
