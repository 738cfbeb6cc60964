package chart

import (
	"math"
	"strconv"
	"strings"
	"time"

	"kith/data"
)

// Words is how charts speak. Their texts stand in this package beside what they
// are about, each with a key; T and TN turn key and English text into the
// person's language.
type Words struct {
	// T gives a text; args are names and values in turn for its places {{.Name}}.
	T func(key, english string, args ...any) string
	// TN gives a text that depends on a number, {{.Count}}.
	TN func(key, one, other string, count int, args ...any) string
	// Months are short names, January first; Weekdays too, Sunday first.
	Months   [12]string
	Weekdays [7]string
	// Language is the person's, as a short code; "" is English.
	Language string
	// Decimal is the mark before tenths.
	Decimal string
}

// English returns the words that the program is written in.
func English() Words {
	return Words{
		T: fill, TN: counted,
		Months:   [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		Weekdays: [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
		Decimal:  ".",
	}
}

// fill puts values into the places of an English text.
func fill(_, text string, args ...any) string {
	for i := 0; i+1 < len(args); i += 2 {
		name, _ := args[i].(string)
		var value string
		switch v := args[i+1].(type) {
		case string:
			value = v
		case int:
			value = strconv.Itoa(v)
		}
		text = strings.ReplaceAll(text, "{{."+name+"}}", value)
	}
	return text
}

// counted chooses between the English texts for one and for any other number.
func counted(key, one, other string, n int, args ...any) string {
	if n != 1 {
		one = other
	}
	return fill(key, one, append(args, "Count", n)...)
}

// weeks counts weeks, notes what was noted.
func (w Words) weeks(n int) string { return w.TN("chart.weeks", "one week", "{{.Count}} weeks", n) }
func (w Words) notes(n int) string { return w.TN("chart.notes", "one note", "{{.Count}} notes", n) }

// number writes v with at most so many decimals, without trailing zeros and
// with a real minus sign.
func (w Words) number(v float64, decimals int) string {
	pow := math.Pow10(decimals)
	s := strconv.FormatFloat(math.Round(v*pow)/pow+0, 'f', -1, 64)
	if w.Decimal != "." {
		s = strings.Replace(s, ".", w.Decimal, 1)
	}
	if s[0] == '-' {
		s = "\u2212" + s[1:]
	}
	return s
}

// percent writes a share as whole percents.
func (w Words) percent(share float64) string {
	return w.T("chart.percent", "{{.Value}} %", "Value", w.number(100*share, 0))
}

// significant writes a small difference with two digits that count.
func (w Words) significant(v float64) string {
	v = math.Abs(v)
	if v == 0 {
		return "0"
	}
	return w.number(v, min(6, max(0, 1-int(math.Floor(math.Log10(v))))))
}

// date is a day in full, shortDate within a sentence.
func (w Words) date(d data.Day) string {
	y, m, day := d.Date()
	return w.T("chart.date", "{{.Weekday}} {{.Day}} {{.Month}} {{.Year}}", "Weekday", w.Weekdays[d.Weekday()],
		"Day", strconv.Itoa(day), "Month", w.Months[m-time.January], "Year", strconv.Itoa(y))
}

func (w Words) shortDate(d data.Day) string {
	y, m, day := d.Date()
	return w.T("chart.shortdate", "{{.Day}} {{.Month}} {{.Year}}",
		"Day", strconv.Itoa(day), "Month", w.Months[m-time.January], "Year", strconv.Itoa(y))
}

// monthYear names a month.
func (w Words) monthYear(d data.Day) string {
	y, m, _ := d.Date()
	return w.T("chart.monthyear", "{{.Month}} {{.Year}}", "Month", w.Months[m-time.January], "Year", strconv.Itoa(y))
}

// list joins names.
func (w Words) list(names []string) string {
	return strings.Join(names, w.T("chart.comma", ", "))
}
