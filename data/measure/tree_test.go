package measure

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// tree reads JSON that is to be read without a problem.
func tree(t rapid.TB, data string) *node {
	t.Helper()
	var found findings
	n, err := readTree([]byte(data), &found)
	if err != nil || len(found.problems) > 0 {
		t.Fatalf("%s: got %v, %v", data, err, found.problems)
	}
	return n
}

// plain is a node as encoding/json would have read it.
func plain(n *node) any {
	switch n.kind {
	case isBool:
		return n.truth
	case isNumber:
		return json.Number(n.text)
	case isText:
		return n.text
	case isList:
		list := []any{}
		for _, v := range n.values {
			list = append(list, plain(v))
		}
		return list
	case isObject:
		object := map[string]any{}
		for i, k := range n.keys {
			object[k] = plain(n.values[i])
		}
		return object
	}
	return nil
}

// someJSON draws a value of any shape.
func someJSON(depth int) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		kinds := 6
		if depth == 0 {
			kinds = 4
		}
		switch rapid.IntRange(0, kinds-1).Draw(t, "kind") {
		case 0:
			return nil
		case 1:
			return rapid.Bool().Draw(t, "bool")
		case 2:
			return rapid.Float64Range(-1e6, 1e6).Draw(t, "number")
		case 3:
			return rapid.StringN(0, 8, -1).Draw(t, "text")
		case 4:
			return rapid.SliceOfN(someJSON(depth-1), 0, 4).Draw(t, "list")
		}
		return rapid.MapOfN(rapid.StringMatching(`[a-z]{1,3}`), someJSON(depth-1), 0, 4).Draw(t, "object")
	})
}

func TestTreeReadsWhatTheStandardReaderReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := someJSON(4).Draw(t, "value")
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "indented") {
			if data, err = json.MarshalIndent(v, " ", "\t"); err != nil {
				t.Fatal(err)
			}
		}
		dec := json.NewDecoder(strings.NewReader(string(data)))
		dec.UseNumber()
		var want any
		if err := dec.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if got := plain(tree(t, string(data))); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// TestEveryValueKeepsItsOwnText: an x- key must come out of a file as it went in.
func TestEveryValueKeepsItsOwnText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data, err := json.MarshalIndent(someJSON(4).Draw(t, "value"), "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		var walk func(n *node)
		walk = func(n *node) {
			again := tree(t, string(n.raw))
			if !reflect.DeepEqual(plain(again), plain(n)) {
				t.Fatalf("got %s for %v", n.raw, plain(n))
			}
			for _, v := range n.values {
				walk(v)
			}
		}
		walk(tree(t, string(data)))
	})
}

func TestKeysKeepTheirOrder(t *testing.T) {
	n := tree(t, `{"z": 1, "a": 2, "m": {"y": 3, "b": 4}}`)
	if got := strings.Join(n.keys, ""); got != "zam" {
		t.Errorf("got %s, want zam", got)
	}
	if got := strings.Join(n.field("m").keys, ""); got != "yb" {
		t.Errorf("got %s, want yb", got)
	}
}

func TestFieldsThatAreNullOrAbsentAreNone(t *testing.T) {
	n := tree(t, `{"a": null, "b": 0}`)
	if n.field("a") != nil || n.field("c") != nil || n.field("b") == nil {
		t.Errorf("got %v, %v, %v", n.field("a"), n.field("c"), n.field("b"))
	}
}

func TestDoubledKeysAreFoundAtEveryDepth(t *testing.T) {
	for data, where := range map[string]string{
		`{"a": 1, "a": 1}`:                       "",
		`{"a": {"b": 1, "b": 2}}`:                "a",
		`{"a": [0, {"b": {"c": 1, "c": null}}]}`: "a 2, b",
		`{"a": 1, "\u0061": 1}`:                  "",
	} {
		var found findings
		if _, err := readTree([]byte(data), &found); err != nil {
			t.Fatal(err)
		}
		if len(found.problems) != 1 || found.problems[0].Where != where || !strings.Contains(found.problems[0].What, "twice") {
			t.Errorf("%s: got %v, want one in %q", data, found.problems, where)
		}
	}
}

func TestNestingIsBounded(t *testing.T) {
	for depth, ok := range map[int]bool{maxDepth: true, maxDepth + 2: false, 5000: false} {
		var found findings
		_, err := readTree([]byte(strings.Repeat("[", depth)+strings.Repeat("]", depth)), &found)
		if (err == nil) != ok {
			t.Errorf("depth %d: got %v", depth, err)
		}
	}
}
