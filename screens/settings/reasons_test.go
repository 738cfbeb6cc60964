package settings

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestEverySentenceOfAnImportHasWords reads the sentences in the code of the formats.
func TestEverySentenceOfAnImportHasWords(t *testing.T) {
	known, said := losses(), map[string]bool{}
	for _, pattern := range []string{"../../data/port/*.go", "../../data/carry/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: got %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			for _, sentence := range lostIn(t, file) {
				said[sentence] = true
				if known[sentence] == "" && !strings.Contains(file, "circle") {
					t.Errorf("%s: %q has no words in reasons.go", file, sentence)
				}
			}
		}
	}
	for sentence, text := range known {
		if !said[sentence] {
			t.Errorf("%q is said by no format", sentence)
		}
		if text != sentence {
			t.Errorf("got %q in English for %q", text, sentence)
		}
	}
}

// lostIn gives the sentences that a file hands to lose or adds to Lost.
func lostIn(t *testing.T, file string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	ast.Inspect(tree, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		adds := false
		switch f := call.Fun.(type) {
		case *ast.SelectorExpr:
			adds = f.Sel.Name == "lose"
		case *ast.Ident:
			if to, ok := first(call.Args).(*ast.SelectorExpr); ok {
				adds = f.Name == "append" && to.Sel.Name == "Lost"
			}
		}
		for _, a := range call.Args {
			if lit, ok := a.(*ast.BasicLit); ok && adds && lit.Kind == token.STRING {
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				found = append(found, text)
			}
		}
		return true
	})
	return found
}

func TestALossThatNobodyKnowsIsSaidAsItIs(t *testing.T) {
	if got := lostWords([]string{"A paragraph cannot be read.", "Something new."}); got != "A paragraph cannot be read. Something new." {
		t.Errorf("got %q", got)
	}
	if got := reasonWords("its date cannot be read"); got != "its date cannot be read" {
		t.Errorf("got %q, want the very reason in English", got)
	}
}

// first gives the first of a call's arguments, nil for none.
func first(args []ast.Expr) ast.Expr {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}
