package measure_test

import (
	"encoding/json"
	"fmt"

	"kith/data/measure"
)

const file = `{
  "format": "instrument/1", "id": "two", "version": "1", "title": "Two questions",
  "licence": {"name": "own words"}, "scale": {"min": 0, "max": 10},
  "items": [
    {"id": "near", "text": "Someone felt near", "subscales": ["near"]},
    {"id": "far", "text": "Everyone felt far", "subscales": ["near"], "reverse": true}
  ],
  "subscales": [{"id": "near", "method": "mean", "better": "higher", "range": [0, 10]}]
}`

func ExampleInstrument_Score() {
	in, err := measure.Parse([]byte(file))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, answers := range []measure.Answers{{"near": 8, "far": 3}, {"near": 8}} {
		scores, err := in.Score(answers)
		if err != nil {
			fmt.Println(err)
			return
		}
		out, _ := json.Marshal(scores)
		fmt.Println(string(out))
	}
	// Output:
	// {"near":7.5}
	// {"near":null}
}

func ExampleParse() {
	_, err := measure.Parse([]byte(`{
		"id": "slip", "scale": {"min": 0, "max": 10, "step": 0},
		"items": [{"id": "a", "text": "A", "revers": true, "subscales": ["b"]}],
		"subscales": [{"id": "b", "method": "average"}]}`))
	fmt.Println(err)
	// Output:
	// questionnaire file refused: scale: "step" is 0, it must be above 0
	// item 1: the key "revers" is not known here
	// subscale 1: "method" is "average", it must be mean or sum
}

func ExampleCheck() {
	r := measure.Check([]byte(file))
	fmt.Println(r.OK, r.Items, r.Subscales[0].Low, r.Subscales[0].High)
	// Output:
	// true 2 0 10
}
