package practice

// Series is one line of figures that the records of a practice give to the charts. A
// chart takes the values from the answers under Keys; it never adds series of
// different practices into one number.
type Series struct {
	// Name is unique within the practice; PRACTICE.NAME is unique in all.
	Name  string `json:"name"`
	Title string `json:"title"`
	// Statistic says how a value comes from the answers.
	Statistic Statistic `json:"statistic"`
	// Keys are the questions it is made of, in the order that the statistic says.
	Keys []string `json:"keys,omitempty"`
	// Yes are the values that count as yes: in a share the numerator, in a count those
	// that are counted. "*" is any answer. No limits the rest of a share to these.
	Yes []string `json:"yes,omitempty"`
	No  []string `json:"no,omitempty"`
	// Period is what is gathered into one value: "week", "month" or "" for none.
	Period string `json:"period,omitempty"`
	// Unit is what the values are counted in.
	Unit Unit `json:"unit"`
	// Calm says which end is the calmer one, "up", "down", or "none" where neither is.
	Calm string `json:"calm,omitempty"`
	// Chart is the picture that suits it.
	Chart Chart `json:"chart"`
}

// Statistic is how a value is made of answers.
type Statistic string

// The statistics.
const (
	Count       Statistic = "count"       // records in the period; with Yes, those whose Keys[0] is one of these
	Median      Statistic = "median"      // median of Keys[0] in the period
	Share       Statistic = "share"       // records whose Keys[0] is in Yes, of all that answered it (or are in Yes or No)
	Stages      Statistic = "stages"      // records in the period, by the options of Keys[0]
	Latest      Statistic = "latest"      // for each item over time, the last of Keys that was answered
	Pair        Statistic = "pair"        // Keys[0] and Keys[1] of each record
	Gap         Statistic = "gap"         // what was expected, Keys[0], and what was met, Keys[1]
	Calibration Statistic = "calibration" // how likely, Keys[0], and whether it happened, Keys[1]
	Repeat      Statistic = "repeat"      // Keys[0] by how often the item had been done before
	Each        Statistic = "each"        // each of Keys as a series of its own
	Days        Statistic = "days"        // days from the record's day to the date Keys[0]
	Marks       Statistic = "marks"       // days on which each word of Keys[0] came up, marked where Keys[1] was written
	Ladder      Statistic = "ladder"      // records by item and by the choice Keys[0]
	Spans       Statistic = "spans"       // from the date Keys[0] (or the record's day) to the date Keys[1] (or until now)
)

// Unit is what a series is counted in.
type Unit string

// The units.
const (
	UnitTimes   Unit = "times"
	UnitTen     Unit = "0-10"
	UnitHundred Unit = "0-100"
	UnitOfAll   Unit = "of all" // a share, 0 to 1
	UnitDays    Unit = "days"
)

// Chart names a kind of picture.
type Chart string

// The charts.
const (
	Trend            Chart = "trend"
	Bars             Chart = "bars"
	ShareChart       Chart = "share"
	StagesChart      Chart = "stages"
	Slope            Chart = "slope"
	Dumbbell         Chart = "dumbbell"
	CalibrationChart Chart = "calibration"
	Dots             Chart = "dots"
	LadderChart      Chart = "ladder"
	Shade            Chart = "shade" // not a chart of its own: shaded behind the others
)

// keysOf says how few and how many keys a statistic takes.
func (s Statistic) keysOf() (least, most int) {
	switch s {
	case Count:
		return 0, 1
	case Median, Share, Stages, Repeat, Days, Ladder:
		return 1, 1
	case Pair, Gap, Calibration, Marks, Spans:
		return 2, 2
	case Latest, Each:
		return 1, 5
	}
	return -1, -1
}
