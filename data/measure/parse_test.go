package measure

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestEveryKeyOfTheFormatIsRead(t *testing.T) {
	in := mustParse(t, whole)
	for what, pair := range map[string][2]any{
		"id":           {in.ID, "my.closeness-4"},
		"version":      {in.Version, "2026-01"},
		"title":        {in.Title, "Closeness"},
		"language":     {in.Language, "en"},
		"citation":     {in.Citation, "Somebody (2020)"},
		"source":       {in.SourceURL, "https://example.org/q"},
		"licence":      {in.Licence, Licence{"as told", "own use", false}},
		"instructions": {in.Instructions, "Think of the last weeks."},
		"period":       {in.PeriodDays, 14},
		"gap":          {in.MinGapDays, 28},
		"targets":      {in.Targets, Targets{SeveralPeople, []string{"mother", "friend"}}},
		"scale":        {*in.Items[0].Scale, Scale{1, 7, 1, map[float64]string{1: "not at all", 7: "fully"}}},
		"own scale":    {*in.Items[2].Scale, Scale{1, 2, 1, nil}},
		"choices":      {in.Items[2].Choices, []float64{1, 2}},
		"subscales":    {in.Items[1].Subscales, []string{"avoidance", "total"}},
		"reversed":     {[2]bool{in.Items[0].Reverse, in.Items[1].Reverse}, [2]bool{true, false}},
		"sub title":    {in.Subscales[0].Title, "Avoidance"},
		"sub id":       {in.Subscales[1].Title, "total"},
		"method":       {in.Subscales[1].Method, Sum},
		"decimals":     {[2]int{in.Subscales[0].Decimals(), in.Subscales[1].Decimals()}, [2]int{1, 0}},
		"missing":      {in.Subscales[0].MissingMax, 1},
		"prorate":      {[2]bool{in.Subscales[0].Prorate, in.Subscales[1].Prorate}, [2]bool{false, true}},
		"better":       {[2]Better{in.Subscales[0].Better, in.Subscales[1].Better}, [2]Better{LowerBetter, HigherBetter}},
		"range":        {*in.Subscales[0].Range, [2]float64{1, 7}},
		"across":       {[2]bool{in.Subscales[0].AcrossTargets, in.Subscales[1].AcrossTargets}, [2]bool{true, false}},
		"reliability":  {*in.Subscales[0].Reliability, Reliability{0.65, 1.2, "retest", 30, "Somebody (2021)"}},
		"items in it":  {[2]int{in.Subscales[0].Items(), in.Subscales[1].Items()}, [2]int{2, 3}},
		"multiply":     {[2]float64{in.Subscales[1].Multiply, in.Subscales[1].Add}, [2]float64{2, 3}},
		"advice":       {len(in.Advice), 0},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s: got %v, want %v", what, pair[0], pair[1])
		}
	}
}

func TestOwnKeysAreKept(t *testing.T) {
	in := mustParse(t, whole)
	want := map[string]string{
		"x-source":        `"typed in by hand"`,
		"licence, x-seen": `"2026-01-02"`,
		"item 2, x-note":  `[1, {"a": 2}]`,
	}
	for where, raw := range want {
		if got := string(in.Extra[where]); got != raw {
			t.Errorf("%s: got %s, want %s", where, got, raw)
		}
	}
	if len(in.Extra) != len(want) {
		t.Errorf("got %v, want %d keys", in.Extra, len(want))
	}
}

func TestTheLeastFileIsReadWithAdvice(t *testing.T) {
	in := mustParse(t, "\xef\xbb\xbf"+small)
	if in.Title != "s" || in.Targets.Kind != NoTarget || in.Subscales[0].Better != NeitherBetter || in.Subscales[0].Range != nil {
		t.Errorf("got %+v", in)
	}
	var all string
	for _, a := range in.Advice {
		all += a.String() + "\n"
	}
	for _, word := range []string{"format", "title", "version", "licence"} {
		if !strings.Contains(all, word) {
			t.Errorf("got advice %q, want a word on %s", all, word)
		}
	}
}

func TestChecksumIsThatOfTheFile(t *testing.T) {
	a, b := mustParse(t, small), mustParse(t, small+"\n")
	if len(a.SHA256) != 64 || a.SHA256 == b.SHA256 || a.SHA256 != mustParse(t, small).SHA256 {
		t.Errorf("got %s and %s", a.SHA256, b.SHA256)
	}
}

func TestNullMeansAbsent(t *testing.T) {
	in := mustParse(t, change(t, small, `"method": "sum"`, `"method": "sum", "weights": null, "range": null, "bands": null, "title": null, "multiply": null`))
	if in.Subscales[0].Multiply != 1 || in.Subscales[0].Title != "t" {
		t.Errorf("got %+v", in.Subscales[0])
	}
}

func TestFilesThatAreNoQuestionnaireAreRefused(t *testing.T) {
	deep := strings.Repeat("[", 40) + strings.Repeat("]", 40)
	for file, says := range map[string]string{
		"":                                  "line 1 is not JSON",
		"{\n\n\"id\": }":                    "line 3 is not JSON",
		small + "{}":                        "not JSON",
		"[]":                                "the file is a list, it must be an object",
		"null":                              "the file is nothing",
		`"x"`:                               "the file is a text",
		"{}":                                "there are no items",
		"{\"id\": \"\xff\"}":                "not UTF-8",
		`{"x-deep": ` + deep + `}`:          "nested too deeply",
		strings.Repeat("[", 20000):          "not JSON",
		strings.Repeat(" ", MaxBytes+1):     "at most 262144",
		change(t, small, `"id": "s", `, ``): `"id" is missing`,
	} {
		refuses(t, file, says)
	}
	if _, err := Parse([]byte(small + strings.Repeat(" ", MaxBytes-len(small)))); err != nil {
		t.Errorf("got %v for a file of the greatest size", err)
	}
}

// fault is one place of the whole file spoiled, and what is said to that.
type fault struct{ old, new, says string }

func refusesEach(t *testing.T, faults []fault) {
	t.Helper()
	for _, f := range faults {
		refuses(t, change(t, whole, f.old, f.new), f.says)
	}
}

func TestEachFaultOfTheHeadIsRefusedInWords(t *testing.T) {
	refusesEach(t, []fault{
		{`"instrument/1"`, `"instrument/2"`, `the format is "instrument/2", only "instrument/1"`},
		{`"version": "2026-01"`, `"version": 3`, `"version" is a number, it must be a text`},
		{`"id": "my.closeness-4"`, `"id": " "`, `"id" is missing`},
		{`"id": "my.closeness-4"`, `"id": "a\u0007"`, "control characters"},
		{`"period_days": 14`, `"period_days": 1.5`, `"period_days" is 1.5, it must be a whole number`},
		{`"min_gap_days": 28`, `"min_gap_days": -1`, `"min_gap_days" is -1`},
		{`"kind": "several-people"`, `"kind": "everyone"`, `targets: "kind" is "everyone", it must be none or one-person or several-people`},
		{`"labels": ["mother", "friend"]`, `"labels": ["mother", 3]`, `targets: number 2 of "labels" is a number`},
		{`"licence": {"name"`, `"licence": {"nmae": 1, "name"`, `licence: the key "nmae" is not known here`},
		{`"shareable": false`, `"shareable": "no"`, `"shareable" is a text, it must be true or false`},
		{`"title": "Closeness"`, `"title": "Closeness", "titel": "x"`, `the key "titel" is not known here`},
		{`"title": "Closeness"`, `"title": "Closeness", "title": "x"`, `the key "title" is there twice`},
		{`"title": "Closeness"`, `"title": ["Closeness"]`, `"title" is a list`},
	})
}

func TestEachFaultOfTheScaleIsRefusedInWords(t *testing.T) {
	refusesEach(t, []fault{
		{`"min": 1, "max": 7`, `"max": 7`, `scale: "min" and "max" are both needed`},
		{`"min": 1, "max": 7`, `"min": 7, "max": 7`, `scale: "min" is 7 and "max" is 7`},
		{`"min": 1, "max": 7, "step": 1`, `"min": 1, "max": 7, "step": 0`, `scale: "step" is 0, it must be above 0`},
		{`"min": 1, "max": 7, "step": 1`, `"min": 1, "max": 7, "step": -1`, `scale: "step" is -1`},
		{`"min": 1, "max": 7, "step": 1`, `"min": 1, "max": 7, "step": 4`, `cannot be reached`},
		{`"min": 1, "max": 7, "step": 1`, `"min": 1, "max": 7, "step": 1e-5`, `more than 10001 answers`},
		{`"min": 1, "max": 7`, `"min": 1, "max": 1e99`, `"max" is 1e99, it must be from`},
		{`"min": 1, "max": 7`, `"min": 1, "max": 1e999`, `"max" is 1e999, it must be from`},
		{`"min": 1, "max": 7`, `"min": "1", "max": 7`, `scale: "min" is a text, it must be a number`},
		{`"1": "not at all"`, `"0": "not at all"`, `scale, labels: the label for "0" is for no answer`},
		{`"1": "not at all"`, `"one": "not at all"`, `the label for "one" is for no answer`},
		{`"1": "not at all"`, `"1": 5`, `the label for "1" is a number`},
		{`"labels": {"1": "not at all", "7": "fully"}`, `"labels": []`, `"labels" is a list, it must be an object`},
		{`"step": 1, "labels"`, `"stpe": 1, "labels"`, `scale: the key "stpe"`},
	})
}

func TestEachFaultOfAnItemIsRefusedInWords(t *testing.T) {
	refusesEach(t, []fault{
		{`"id": "q2"`, `"id": "q1"`, `item 2: the id "q1" is there twice`},
		{`"id": "q2", `, ``, `item 2: "id" is missing`},
		{`"text": "Four", "subscales": ["total"]`, `"text": "Four"`, `item 4: the item is in no subscale`},
		{`"text": "Four", "subscales": ["total"]`, `"text": "Four", "subscales": []`, `item 4: the item is in no subscale`},
		{`"text": "Four", "subscales": ["total"]`, `"text": "Four", "subscales": ["totla"]`, `item 4: there is no subscale "totla"`},
		{`"text": "Four", "subscales": ["total"]`, `"text": "Four", "subscales": ["total", "total"]`, `item 4: the subscale "total" is there twice`},
		{`"text": "Four", "subscales": ["total"]`, `"text": "Four", "subscales": "total"`, `"subscales" is a text, it must be a list`},
		{`"reverse": true`, `"revers": true`, `item 1: the key "revers" is not known here`},
		{`"reverse": true`, `"Reverse": true`, `item 1: the key "Reverse" is not known here`},
		{`"reverse": true`, `"reverse": 1`, `item 1: "reverse" is a number, it must be true or false`},
		{`"scores": {"1": 0, "2": 5}`, `"scores": {"1": 0, "2": 5}, "reverse": true`, `item 3: the item has scores and is reversed`},
		{`"scores": {"1": 0, "2": 5}`, `"scores": {"1": 0}`, `item 3: the answer 2 has no score`},
		{`"scores": {"1": 0, "2": 5}`, `"scores": {"1": 0, "2": 5, "3": 9}`, `item 3: the score for "3" is for no answer`},
		{`"scores": {"1": 0, "2": 5}`, `"scores": {"1": 0, "2": 5, "2.0": 9}`, `item 3: the answer 2 has two scores`},
		{`"scores": {"1": 0, "2": 5}`, `"scores": {"1": 0, "2": "5"}`, `item 3, scores: "2" is a text`},
		{`"scores": {"1": 0, "2": 5}`, `"scores": {"1": 0, "1": 5}`, `items 3, scores: the key "1" is there twice`},
		{`"scores": {"1": 0, "2": 5}`, `"scores": [0, 5]`, `item 3: "scores" is a list`},
		{`"scale": {"min": 1, "max": 2, "step": 1}`, `"scale": {"min": 1}`, `item 3, scale: "min" and "max" are both needed`},
		{`{"id": "q4", "text": "Four", "subscales": ["total"]}`, `7`, `item 4: this is a number, it must be an object`},
	})
}

func TestEachFaultOfASubscaleIsRefusedInWords(t *testing.T) {
	refusesEach(t, []fault{
		{`"id": "total", "method"`, `"id": "avoidance", "method"`, `subscale 2: the id "avoidance" is there twice`},
		{`"method": "sum"`, `"method": "median"`, `subscale 2: "method" is "median", it must be mean or sum`},
		{`"method": "sum", `, ``, `subscale 2: "method" is missing`},
		{`"rule": "available"`, `"rule": "guess"`, `subscale 1, missing: "rule" is "guess", it must be available or prorate`},
		{`"missing": {"max": 1`, `"missing": {"max": -1`, `subscale 1, missing: "max" is -1`},
		{`"missing": {"max": 1`, `"missing": {"maximum": 1`, `subscale 1, missing: the key "maximum"`},
		{`"weights": {}`, `"weights": {"q1": 2}`, `subscale 1: weights are only for the method "sum"`},
		{`"weights": {"q4": -1}`, `"weights": {"q9": -1}`, `subscale 2: there is a weight for "q9", which is no item`},
		{`"weights": {"q4": -1}`, `"weights": {"q1": -1}`, `subscale 2: there is a weight for item 1, which is not in this subscale`},
		{`"weights": {"q4": -1}`, `"weights": {"q4": true}`, `subscale 2, weights: "q4" is true or false, it must be a number`},
		{`"multiply": 2`, `"multiply": 0`, `subscale 2: "multiply" is 0`},
		{`"multiply": 2`, `"multiply": "2"`, `subscale 2: "multiply" is a text`},
		{`"better": "lower"`, `"better": "less"`, `subscale 1: "better" is "less", it must be none or lower or higher`},
		{`"across_targets": "mean"`, `"across_targets": "sum"`, `subscale 1: "across_targets" is "sum", it must be each or mean`},
		{`"range": [1, 7]`, `"range": [1, 5]`, `subscale 1: the range 1 to 5 does not hold all scores, which go from 1 to 7`},
		{`"range": [1, 7]`, `"range": [2, 7]`, `subscale 1: the range 2 to 7 does not hold`},
		{`"range": [1, 7]`, `"range": [7, 1]`, `subscale 1: "range" must rise`},
		{`"range": [1, 7]`, `"range": [1]`, `subscale 1: "range" must be two numbers`},
		{`"range": [1, 7]`, `"range": [1, "7"]`, `subscale 1: "range" must be two numbers`},
		{`"range": [1, 7]`, `"range": {}`, `subscale 1: "range" is an object`},
		{`"range": [1, 7]`, `"range": [1, 1e300]`, `"range" is 1e300`},
		{`"range": [-9, 25]`, `"range": [-8, 25]`, `subscale 2: the range -8 to 25 does not hold all scores, which go from -9 to 25`},
		{`"r": 0.65`, `"r": 1`, `subscale 1, reliability: "r" is 1, it must be between 0 and 1`},
		{`"r": 0.65`, `"r": 0`, `"r" is 0`},
		{`"sd": 1.2`, `"sd": 0`, `subscale 1, reliability: "sd" is 0, it must be above 0`},
		{`"days": 30`, `"days": 30, "alpha": 0.9`, `subscale 1, reliability: the key "alpha"`},
		{`"from": 4, "to": 7`, `"from": 3, "to": 7`, `subscale 1: the bands from 1 and from 3 overlap`},
		{`"from": 4, "to": 7`, `"from": 7, "to": 4`, `subscale 1, band 1: "from" is 7 and "to" is 4`},
		{`"from": 4, "to": 7`, `"from": 4`, `subscale 1, band 1: "from" and "to" are both needed`},
		{`"label": "more", `, ``, `subscale 1, band 1: "label" is missing`},
		{`"label": "more"`, `"lable": "more"`, `subscale 1, band 1: the key "lable"`},
	})
}

func TestReverseNeedsAScale(t *testing.T) {
	file := change(t, small, `"scale": {"min": 0, "max": 3},`, ``)
	refuses(t, file, "item 1: the item has neither a scale nor scores")
	refuses(t, change(t, file, `"text": "A"`, `"text": "A", "reverse": true`), "item 1: the item is reversed but has no scale with min and max")
}

func TestSubscalesNeedItems(t *testing.T) {
	refuses(t, change(t, small, `{"id": "t", "method": "sum"}`, `{"id": "t", "method": "sum"}, {"id": "u", "method": "mean"}`),
		"subscale 2: no item is in this subscale")
	refuses(t, change(t, small, `[{"id": "t", "method": "sum"}]`, `[]`), "there are no subscales")
}

func TestScoresAloneTellTheAnswers(t *testing.T) {
	file := change(t, small, `"scale": {"min": 0, "max": 3},`, ``)
	for _, item := range []string{"A", "B"} {
		file = change(t, file, `"text": "`+item+`"`, `"text": "`+item+`", "scores": {"3": 1, "1": 0, "2": 0.5}`)
	}
	in := mustParse(t, file)
	if want := []float64{1, 2, 3}; !slices.Equal(in.Items[0].Choices, want) {
		t.Errorf("got %v, want %v", in.Items[0].Choices, want)
	}
	if s := in.Subscales[0]; s.Low != 0 || s.High != 2 {
		t.Errorf("got scores from %g to %g, want 0 to 2", s.Low, s.High)
	}
	refuses(t, change(t, file, `{"3": 1, "1": 0, "2": 0.5}`, `{}`), "item 1: the scores are empty")
	refuses(t, change(t, file, `"3": 1`, `"yes": 1`), `item 1: the score for "yes"`)
}

// items makes a file of n items.
func items(n int) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf(`{"id": "q%d", "text": "T", "subscales": ["t"]}`, i))
	}
	return `{"id": "s", "scale": {"min": 0, "max": 3}, "items": [` + strings.Join(list, ",") + `], "subscales": [{"id": "t", "method": "sum"}]}`
}

func TestTooManyItemsAreRefused(t *testing.T) {
	if in := mustParse(t, items(200)); len(in.Items) != 200 || in.Subscales[0].High != 600 {
		t.Errorf("got %d items up to %g", len(in.Items), in.Subscales[0].High)
	}
	refuses(t, items(201), "there are 201 items, at most 200 are read")
	many := strings.Repeat(`{"id": "t", "method": "sum"},`, 201)
	refuses(t, change(t, small, `{"id": "t", "method": "sum"}`, many[:len(many)-1]), "there are 201 subscales")
}

func TestAllProblemsAreToldAtOnceButNotWithoutEnd(t *testing.T) {
	file := change(t, change(t, whole, `"reverse": true`, `"revers": true`), `"method": "sum"`, `"method": "median"`)
	_, err := Parse([]byte(file))
	for _, says := range []string{"item 1", "subscale 2", "refused"} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("got %v, want %q in it", err, says)
		}
	}
	var bad []string
	for i := range 500 {
		bad = append(bad, fmt.Sprintf(`"k%d": 1`, i))
	}
	_, err = Parse([]byte("{" + strings.Join(bad, ",") + "}"))
	var problems Problems
	if !errors.As(err, &problems) || len(problems) != mostProblems {
		t.Errorf("got %d problems, want %d", len(problems), mostProblems)
	}
}

func TestRangeCatchesAKeyThatIsWrong(t *testing.T) {
	// A file that forgot that its fifth scores are worth 20 points each.
	file := `{"id": "w", "scale": {"min": 0, "max": 5}, "items": [{"id": "a", "text": "A", "subscales": ["t"]}],
		"subscales": [{"id": "t", "method": "sum", "multiply": 20, "range": [0, 100]}]}`
	if s := mustParse(t, file).Subscales[0]; s.Low != 0 || s.High != 100 {
		t.Errorf("got %g to %g, want 0 to 100", s.Low, s.High)
	}
	refuses(t, change(t, file, `[0, 100]`, `[0, 99]`), "which go from 0 to 100")
}

func FuzzParse(f *testing.F) {
	for _, v := range readVectors(f) {
		f.Add([]byte(v.Definition))
	}
	for _, seed := range []string{whole, small, "", "{}", "\xef\xbb\xbf[]", `{"items": [{"scores": {"NaN": 1, "Inf": 2}}], "subscales": [{}]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := Parse(data)
		if err != nil {
			var problems Problems
			if in != nil || !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("got %v, %v, want problems alone", in, err)
			}
			return
		}
		answers := Answers{}
		for _, item := range in.Items {
			answers[item.ID] = item.Choices[len(item.Choices)-1]
		}
		scores, err := in.Score(answers)
		if err != nil {
			t.Fatalf("got %v for the last choice of every item", err)
		}
		for i, s := range in.Subscales {
			v := scores[i].Value
			slack := 1e-6 * (1 + max(-s.Low, s.High, s.Low, -s.High))
			if v == nil || *v < s.Low-slack || *v > s.High+slack {
				t.Fatalf("got %v, want from %g to %g", v, s.Low, s.High)
			}
		}
	})
}

func TestOneFileHasOneListOfProblems(t *testing.T) {
	file := change(t, whole, `"scores": {"1": 0, "2": 5}`, `"scores": {"7": 0, "8": 5, "9": 1}`)
	file = change(t, file, `"weights": {"q4": -1}`, `"weights": {"a": 1, "b": 2, "c": 3}`)
	_, first := Parse([]byte(file))
	for range 20 {
		if _, err := Parse([]byte(file)); err == nil || err.Error() != first.Error() {
			t.Fatalf("got %v and %v", first, err)
		}
	}
}

func TestNothingOfTheFileIsHeldOnTo(t *testing.T) {
	data := []byte(whole)
	in, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	clear(data)
	if got := string(in.Extra["x-source"]); got != `"typed in by hand"` || in.Items[0].Text != "One" {
		t.Errorf("got %q, %q after the file was wiped", got, in.Items[0].Text)
	}
}

func TestProblemsAreErrorsThatCanBeToldApart(t *testing.T) {
	ps := Problems{{"", "first"}, {"item 1", "second"}}
	if got, want := ps.Error(), "questionnaire file refused: first\nitem 1: second"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	wrapped := fmt.Errorf("load a questionnaire: %w", ps)
	if !errors.Is(wrapped, ErrInvalid) || errors.Is(wrapped, ErrAnswers) {
		t.Errorf("got %v, want it to be %v alone", wrapped, ErrInvalid)
	}
}

func TestOtherPlacesInTheListKeepTheirNumbers(t *testing.T) {
	file := change(t, whole, `{"id": "q2", "text": "Two",`, `null, {"id": "q2", "text": "Two", "revers": 1,`)
	refuses(t, file, "item 2: this is nothing, it must be an object")
	refuses(t, file, `item 3: the key "revers" is not known here`)
	refuses(t, change(t, file, `"text": "Four", "subscales": ["total"]`, `"text": "Four"`), "item 5: the item is in no subscale")
}

func TestMissingTextIsAdviceOnly(t *testing.T) {
	in := mustParse(t, change(t, whole, `"text": "Four", `, ``))
	if len(in.Advice) != 1 || in.Advice[0] != (Problem{"item 4", "the item has no text"}) {
		t.Errorf("got %v", in.Advice)
	}
}
