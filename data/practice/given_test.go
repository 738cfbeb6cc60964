package practice_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"kith/data"
)

var errNobody = errors.New("nobody of this name")

func TestAnswersAreReadFromAScript(t *testing.T) {
	anna := data.NewID()
	person := func(name string) (data.ID, error) {
		if name != "Anna" {
			return data.ID{}, errNobody
		}
		return anna, nil
	}
	read := func(text string) ([]data.Field, error) {
		var raw map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &raw); err != nil {
			t.Fatal(err)
		}
		return parsed(t, small).ReadAnswers(raw, person)
	}
	got, err := read(`{"where": "the lake", "how": 7, "kind": "a", "more": ["x", "y"], "tag": "rain", "who": "Anna", "day": "2026-11-23", "went": "partly", "again": true, "near": null}`)
	if err != nil || len(got) != 9 {
		t.Fatalf("got %+v, %v, want nine answers", got, err)
	}
	r := data.Record{Fields: got}
	if r.Field("how").Number != data.Rated(7) || r.Field("more").Text != "x, y" || r.Field("who").Person != anna ||
		r.Field("day").Day.String() != "2026-11-23" || r.Field("went").Answer != data.Partly || r.Field("again").Answer != data.Yes {
		t.Errorf("got %+v", got)
	}
	for text, says := range map[string]string{
		`{"how": "seven"}`: "a number from 0 to 10", `{"how": 70}`: "from 0 to 10", `{"day": "soon"}`: "a day", `{"went": "perhaps"}`: `"yes", "partly"`,
		`{"again": "partly"}`: "yes or no", `{"more": 3}`: "a list", `{"where": ["a"]}`: "a text", `{"colour": "red"}`: "asks no question",
		`{"who": "Otto"}`: "nobody", `{"kind": "q"}`: "options", `{"where": "the lake"}`: "Both, please.",
	} {
		if _, err := read(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: got %v, want %q", text, err, says)
		}
	}
}
