package kit

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"kith/data"
	"kith/data/backup"
	"kith/data/vault"
)

// sentinels holds every error that data and data/vault let a caller tell apart,
// by package and name; the test below fails when one is missing.
func sentinels() map[string]error {
	return map[string]error{
		"data.ErrNotFound": data.ErrNotFound, "data.ErrUnreadable": data.ErrUnreadable,
		"data.ErrInvalid": data.ErrInvalid, "data.ErrConflict": data.ErrConflict,
		"data.ErrNewerSchema": data.ErrNewerSchema, "data.ErrClosed": data.ErrClosed,
		"vault.ErrWrongPassphrase": vault.ErrWrongPassphrase, "vault.ErrWrongRecovery": vault.ErrWrongRecovery,
		"vault.ErrDamagedKey": vault.ErrDamagedKey, "vault.ErrDamaged": vault.ErrDamaged,
		"vault.ErrNewer": vault.ErrNewer, "vault.ErrInUse": vault.ErrInUse,
		"vault.ErrNoPermission": vault.ErrNoPermission, "vault.ErrFull": vault.ErrFull,
		"vault.ErrExists": vault.ErrExists, "vault.ErrNoVault": vault.ErrNoVault,
		"vault.ErrNoRecord": vault.ErrNoRecord, "vault.ErrClosed": vault.ErrClosed,
		"vault.ErrTooBig": vault.ErrTooBig, "vault.ErrReadOnly": vault.ErrReadOnly,
		"vault.ErrGone": vault.ErrGone, "vault.ErrHandles": vault.ErrHandles, "backup.ErrNone": backup.ErrNone,
		"backup.ErrNoFolder": backup.ErrNoFolder, "backup.ErrInside": backup.ErrInside,
		"data.ErrFile": data.ErrFile, "data.ErrFileThere": data.ErrFileThere,
		"vault.ErrBadKey": vault.ErrBadKey, "vault.ErrNested": vault.ErrNested,
	}
}

func TestEveryErrorOfTheStoreHasWords(t *testing.T) {
	known := sentinels()
	found := declared(t, "../../data", "data")
	found = append(found, declared(t, "../../data/vault", "vault")...)
	found = append(found, declared(t, "../../data/backup", "backup")...)
	if len(found) < 20 {
		t.Errorf("got %d errors declared, want at least 20: is the folder right?", len(found))
	}
	for _, name := range found {
		if known[name] == nil {
			t.Errorf("%s has no words: add it to Explain and to sentinels", name)
		}
	}
	fallback, _, _ := Explain(errors.New("?"))
	for name, err := range known {
		what, why, todo := Explain(fmt.Errorf("put entry: %w", err))
		if what == fallback || what == "" || why == "" || todo == "" {
			t.Errorf("%s: got %q, %q, %q, want three sentences of its own", name, what, why, todo)
		}
	}
}

// declared lists the exported sentinels of a package by reading its source.
func declared(t *testing.T, folder, pkg string) []string {
	t.Helper()
	files, err := filepath.Glob(folder + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil || strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, d := range tree.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
				for _, s := range g.Specs {
					for _, name := range s.(*ast.ValueSpec).Names {
						if strings.HasPrefix(name.Name, "Err") {
							names = append(names, pkg+"."+name.Name)
						}
					}
				}
			}
		}
	}
	return names
}

func TestErrorsOfTheSystemHaveWords(t *testing.T) {
	fallback, _, _ := Explain(errors.New("?"))
	for _, err := range []error{
		&fs.PathError{Op: "open", Path: "/home/anna/secret", Err: syscall.ENOSPC},
		&fs.PathError{Op: "open", Path: "/home/anna/secret", Err: syscall.EACCES},
		&fs.PathError{Op: "open", Path: "/home/anna/secret", Err: syscall.ENOENT},
		&fs.PathError{Op: "open", Path: "/home/anna/secret", Err: syscall.EEXIST},
		&fs.PathError{Op: "write", Path: "/home/anna/secret", Err: syscall.EROFS},
		context.Canceled, context.DeadlineExceeded, os.ErrDeadlineExceeded, &PanicError{Cause: "x"},
	} {
		what, why, todo := Explain(err)
		if what == fallback {
			t.Errorf("%v: got no words of its own", err)
		}
		if all := what + why + todo; strings.Contains(all, "anna") {
			t.Errorf("%v: the words name a file: %s", err, all)
		}
	}
}

func TestAnUnknownErrorIsExplainedCalmly(t *testing.T) {
	what, why, todo := Explain(errors.New("x509: 0xDEADBEEF Anna"))
	if what == "" || why == "" || todo == "" || strings.Contains(what+why+todo, "Anna") {
		t.Errorf("got %q, %q, %q, want three sentences without the error's text", what, why, todo)
	}
	if what, why, todo := Explain(nil); what+why+todo != "" {
		t.Errorf("no error: got %q, want nothing", what+why+todo)
	}
}

func TestABrokenRuleNamesItsField(t *testing.T) {
	_, why, _ := Explain(fmt.Errorf("put: %w", &data.FieldError{Noun: "person", Field: "Name", Rule: "must not be empty"}))
	if want := "Name: must not be empty."; why != want {
		t.Errorf("got %q, want %q", why, want)
	}
}

func TestAVaultInUseSaysWhereItIsOpen(t *testing.T) {
	_, why, _ := Explain(&vault.InUseError{PID: 4711, Since: time.Now()})
	if !strings.Contains(why, "4711") {
		t.Errorf("got %q, want the process named", why)
	}
	if _, why, _ := Explain(vault.ErrInUse); why == "" || strings.Contains(why, "0") {
		t.Errorf("got %q, want words without a number", why)
	}
}
