package graph

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPlacesAreReadBackAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Positions(rapid.MapOf(rapid.String(), rapid.Custom(func(t *rapid.T) Point {
			coordinate := rapid.Float64Range(-1e9, 1e9)
			return Point{coordinate.Draw(t, "x"), coordinate.Draw(t, "y"), rapid.IntRange(0, 9).Draw(t, "ring")}
		})).Draw(t, "places"))
		var file bytes.Buffer
		if err := WritePositions(&file, want); err != nil {
			t.Fatalf("WritePositions: %v", err)
		}
		got, err := ReadPositions(&file)
		if err != nil || !maps.Equal(got, want) {
			t.Errorf("got %v and error %v, want %v", got, err, want)
		}
	})
}

func TestTheFormOfTheFile(t *testing.T) {
	got := asBytes(t, Positions{"b": {1.5, -2, 3}, "a \"quoted\"": {0, 0.1, 1}})
	want := "{\n\"a \\\"quoted\\\"\": {\"x\":0,\"y\":0.1,\"ring\":1},\n\"b\": {\"x\":1.5,\"y\":-2,\"ring\":3}\n}\n"
	if got != want {
		t.Errorf("got %s want %s", got, want)
	}
	if got := asBytes(t, nil); got != "{\n}\n" {
		t.Errorf("no places: got %q, want an empty object", got)
	}
}

func TestAFileWithoutUsablePlacesIsRefused(t *testing.T) {
	for name, file := range map[string]string{
		"nothing":         "",
		"a list":          "[]",
		"cut short":       `{"a": {"x": 1, "y": 2`,
		"more than one":   `{} {}`,
		"no y":            `{"a": {"x": 1}}`,
		"x a word":        `{"a": {"x": "1", "y": 2}}`,
		"NaN":             `{"a": {"x": NaN, "y": 2}}`,
		"too far":         `{"a": {"x": 1e300, "y": 2}}`,
		"beyond numbers":  `{"a": {"x": 1e999, "y": 2}}`,
		"ring a fraction": `{"a": {"x": 1, "y": 2, "ring": 1.5}}`,
		"null":            `{"a": null}`,
	} {
		if got, err := ReadPositions(strings.NewReader(file)); err == nil {
			t.Errorf("%s: got %v, want an error", name, got)
		}
	}
}

// endless is a file of spaces without end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// lost is a file that cannot be read.
type lost struct{}

func (lost) Read([]byte) (int, error) { return 0, errFull }

func TestTroubleWithAFileOfPlacesIsReported(t *testing.T) {
	if _, err := ReadPositions(endless{}); err == nil || !strings.Contains(err.Error(), "64 MiB") {
		t.Errorf("endless file: got error %v, want one about the size", err)
	}
	if _, err := ReadPositions(lost{}); !errors.Is(err, errFull) {
		t.Errorf("reading: got error %v, want %v", err, errFull)
	}
	if err := WritePositions(fullDisk{}, nil); !errors.Is(err, errFull) {
		t.Errorf("writing: got error %v, want %v", err, errFull)
	}
	if err := WritePositions(io.Discard, Positions{"a": {X: math.NaN()}}); !errors.Is(err, ErrPlace) {
		t.Errorf("writing NaN: got error %v, want %v", err, ErrPlace)
	}
}

func FuzzReadPositions(f *testing.F) {
	f.Add([]byte(`{"a": {"x": 1, "y": -2.5e3, "ring": 2}, "b": {"x": 0, "y": 0}}`))
	f.Add([]byte(`{"a": {"X": 1, "Y": 2, "RING": -3}}`))
	f.Add([]byte("{\"\xff\": {\"x\": 1, \"y\": 2}}"))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, data []byte) {
		ps, err := ReadPositions(bytes.NewReader(data))
		if err != nil {
			return
		}
		var file bytes.Buffer
		if err := WritePositions(&file, ps); err != nil {
			t.Fatalf("places that were read cannot be written: %v", err)
		}
		again, err := ReadPositions(&file)
		if err != nil || !maps.Equal(again, ps) {
			t.Errorf("got %v and error %v, want %v", again, err, ps)
		}
	})
}
