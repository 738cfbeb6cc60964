package measure

import (
	"encoding/json"
	"errors"
	"maps"
	"strings"
	"testing"
)

func TestAnswersAreReadInAllShapes(t *testing.T) {
	for _, c := range []struct {
		file    string
		several bool
		want    []Form
	}{
		{`{}`, false, []Form{{Answers: Answers{}}}},
		{`{"q1": 4, "q2": null, "q3": 0.5}`, false, []Form{{Answers: Answers{"q1": 4, "q3": 0.5}}}},
		{"\xef\xbb\xbf" + `{"answers": {"q1": 4}}`, false, []Form{{Answers: Answers{"q1": 4}}}},
		{`{"target": "Ana", "answers": {"q1": 4}, "instrument": "i", "version": "2", "sha256": "ab", "day": 3}`, false,
			[]Form{{"Ana", "i", "2", "ab", Answers{"q1": 4}}}},
		{`{"Ana": {"q1": 4}, "Ben": {}}`, true, []Form{{Target: "Ana", Answers: Answers{"q1": 4}}, {Target: "Ben", Answers: Answers{}}}},
		{`{"target": {"q1": 4}, "answers": {"q1": 2}}`, true, []Form{{Target: "target", Answers: Answers{"q1": 4}}, {Target: "answers", Answers: Answers{"q1": 2}}}},
		{`[{"target": "Ana", "answers": {"q1": 4}}, {"target": "Ben", "answers": {}}]`, true,
			[]Form{{Target: "Ana", Answers: Answers{"q1": 4}}, {Target: "Ben", Answers: Answers{}}}},
		{`[]`, true, nil},
		{`{"answers": 3}`, false, []Form{{Answers: Answers{"answers": 3}}}},
	} {
		got, err := ParseAnswers([]byte(c.file))
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		if got.Several != c.several || len(got.List) != len(c.want) {
			t.Errorf("%s: got %+v", c.file, got)
			continue
		}
		for i, f := range got.List {
			w := c.want[i]
			if !maps.Equal(f.Answers, w.Answers) || f.Target != w.Target || f.Instrument != w.Instrument || f.Version != w.Version || f.SHA256 != w.SHA256 {
				t.Errorf("%s: got %+v, want %+v", c.file, f, w)
			}
		}
	}
}

func TestBadAnswersAreRefusedWithoutTheirText(t *testing.T) {
	for file, says := range map[string]string{
		``:                                "not JSON",
		`{"q1": 4`:                        "not JSON",
		`3`:                               "the file is a number",
		"{\"q\xff\": 1}":                  "not UTF-8",
		`{"q1": 4, "q1": 5}`:              "twice",
		`{"q1": "secret"}`:                "answer 1 is a text, it must be a number or null",
		`{"q1": 1, "q2": [1]}`:            "answer 2 is a list",
		`{"q1": 1, "q2": true}`:           "answer 2 is true or false",
		`{"q1": 1e999}`:                   "answer 1 is too large",
		`{"secret": {"q1": 1}, "Ben": 3}`: "form 2 is a number",
		`{"secret": {"q1": {}}}`:          "answer 1 is an object",
		`{"target": 3, "answers": {}}`:    `"target" is a number`,
		`[{"q1": 1}]`:                     `form 1 has no "answers"`,
		`[3]`:                             `form 1 has no "answers"`,
		`[{"answers": {"q1": 1}}]`:        `form 1 has no "target" of its own`,
		`[{"target": "secret", "answers": {}}, {"target": "secret", "answers": {}}]`: "form 2",
		strings.Repeat(" ", MaxBytes+1):                                              "at most",
	} {
		got, err := ParseAnswers([]byte(file))
		if got.List != nil || !errors.Is(err, ErrAnswers) || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%.60s: got %v, %v, want %q", file, got, err, says)
		}
	}
}

func TestScoresOfSeveralPeople(t *testing.T) {
	answer, err := ScoreFile([]byte(whole), []byte(`{
		"Ana": {"q1": 7, "q2": 1, "q3": 1, "q4": 1},
		"Ben": {"q1": 1, "q2": 7},
		"Cy": {"q4": 2}}`))
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"targets":{"Ana":{"avoidance":1,"total":3},"Ben":{"avoidance":7,"total":null},"Cy":{"avoidance":null,"total":null}},"across":{"avoidance":4}}`
	if string(out) != want {
		t.Errorf("got %s, want %s", out, want)
	}
}

func TestAcrossPeopleNeedsTwo(t *testing.T) {
	answer, err := ScoreFile([]byte(whole), []byte(`{"Ana": {"q1": 7, "q2": 1}, "Ben": {}}`))
	if err != nil {
		t.Fatal(err)
	}
	if v := answer.(Result).Across.Of("avoidance"); v != nil {
		t.Errorf("got %g from one person, want a gap", *v)
	}
}

func TestFormsForPeopleNeedAQuestionnaireAboutPeople(t *testing.T) {
	for file, answers := range map[string]string{
		small:                                   `{"Ana": {"a": 1}}`,
		whole:                                   `[{"target": "Ana", "instrument": "another", "answers": {}}]`,
		change(t, whole, `"x-source"`, `"x-s"`): `{"Ana": {"q1": 99}}`,
	} {
		answer, err := ScoreFile([]byte(file), []byte(answers))
		if answer != nil && answer.(Result).Targets != nil || !errors.Is(err, ErrAnswers) || strings.Contains(err.Error(), "Ana") {
			t.Errorf("%s: got %v, %v, want %v", answers, answer, err, ErrAnswers)
		}
	}
	in := mustParse(t, whole)
	_, err := in.ScoreSeveral([]Form{{Target: "Ana"}, {Target: "Ana"}})
	if !errors.Is(err, ErrAnswers) {
		t.Errorf("got %v for one person twice, want %v", err, ErrAnswers)
	}
}

func TestOldAnswersAreScoredByACorrectedFile(t *testing.T) {
	answer, err := ScoreFile([]byte(small), []byte(`{"instrument": "s", "version": "old", "sha256": "00", "answers": {"a": 1, "b": 2}}`))
	if err != nil {
		t.Fatal(err)
	}
	three := 3.0
	nearOrNil(t, "sum", answer.(Scores).Of("t"), &three, 0)
}

func TestScoreFileTellsWhichFileIsWrong(t *testing.T) {
	if _, err := ScoreFile([]byte(`{}`), []byte(`{}`)); !errors.Is(err, ErrInvalid) {
		t.Errorf("got %v, want %v", err, ErrInvalid)
	}
	if _, err := ScoreFile([]byte(small), []byte(`7`)); !errors.Is(err, ErrAnswers) {
		t.Errorf("got %v, want %v", err, ErrAnswers)
	}
	if _, err := ScoreFile([]byte(small), []byte(`{"instrument": "other", "answers": {}}`)); !errors.Is(err, ErrAnswers) {
		t.Errorf("got %v, want %v", err, ErrAnswers)
	}
}

func TestCheckReportsWhatIsInAFile(t *testing.T) {
	out, err := json.Marshal(Check([]byte(whole)))
	if err != nil {
		t.Fatal(err)
	}
	sum := mustParse(t, whole).SHA256
	want := `{"ok":true,"problems":[],"advice":[],"id":"my.closeness-4","version":"2026-01","title":"Closeness","sha256":"` + sum + `","items":4,"subscales":[` +
		`{"id":"avoidance","title":"Avoidance","method":"mean","items":2,"better":"lower","low":1,"high":7,"mdc95":1.967`
	if !strings.HasPrefix(string(out), want) {
		t.Errorf("got %s, want it to begin %s", out, want)
	}
	if !strings.HasSuffix(string(out), `"low":-9,"high":25,"mdc95":null}],"extra":["item 2, x-note","licence, x-seen","x-source"]}`) {
		t.Errorf("got %s", out)
	}
}

func TestCheckReportsProblems(t *testing.T) {
	out, err := json.Marshal(Check([]byte(change(t, whole, `"reverse": true`, `"revers": true`))))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"ok":false,"problems":[{"where":"item 1","what":"the key \"revers\" is not known here"}],"advice":[],"items":0,"subscales":[],"extra":[]}`
	if string(out) != want {
		t.Errorf("got %s, want %s", out, want)
	}
}

func FuzzParseAnswers(f *testing.F) {
	for _, seed := range []string{
		``, `{}`, `{"q1": 4, "q2": null}`, `{"Ana": {"q1": 4}}`, `[{"target": "A", "answers": {"q1": 1}}]`,
		`{"target": "A", "answers": {"q1": 1e308}}`, `{"answers": {"answers": {}}}`, `[[[]]]`, `{"a": {}, "a": {}}`, `null`,
	} {
		f.Add([]byte(seed))
	}
	in := mustParse(f, whole)
	f.Fuzz(func(t *testing.T, data []byte) {
		forms, err := ParseAnswers(data)
		if err != nil {
			if !errors.Is(err, ErrAnswers) {
				t.Fatalf("got %v, want %v", err, ErrAnswers)
			}
			return
		}
		if !forms.Several && len(forms.List) != 1 {
			t.Fatalf("got %d forms, want 1", len(forms.List))
		}
		r, err := in.ScoreSeveral(forms.List)
		if err != nil {
			if !errors.Is(err, ErrAnswers) {
				t.Fatalf("got %v, want %v", err, ErrAnswers)
			}
			return
		}
		if _, err := json.Marshal(r); err != nil {
			t.Fatalf("got %+v, which cannot be written: %v", r, err)
		}
	})
}
