package practice

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/screens/kit"
)

// buildGuide is the page that says what the strands are, where they come from, and
// what this program is not. It needs nothing of the store.
func (s *Screen) buildGuide() fyne.CanvasObject {
	page := kit.Stack(kit.Wide,
		container.NewHBox(kit.QuietButton(kit.T("practice.all", "All of Practice"), kit.Icon("back"), s.onBoard)),
		kit.Title(kit.T("practice.guide.title", "What this is")),
		kit.Text(kit.T("practice.guide.scope", "Kith is a notebook. It is not therapy, gives no diagnosis and watches over nobody. For trauma, violence, thoughts of suicide, or if things get worse, please talk to a professional; the page “Not alone” is a place to keep who that could be.")),
		kit.Text(kit.T("practice.guide.secure", "Some people who grew up not being able to rely on others become more secure later in life. Twenty of them told researchers how. What they told has no order: the strands ran side by side, with setbacks, over years. It is what helped some people, not a proof that it helps everyone.")),
	)
	for _, part := range guideParts() {
		page.Add(kit.Card(kit.Stack(kit.Small, append([]fyne.CanvasObject{kit.SectionTitle(part.title)}, texts(part.lines)...)...)))
	}
	page.Add(kit.SectionTitle(kit.T("practice.guide.how", "How to use it")))
	for _, o := range texts(guideUse()) {
		page.Add(o)
	}
	page.Add(kit.SectionTitle(kit.T("practice.guide.sources", "Where this comes from")))
	page.Add(kit.Quiet(guideSources()))
	return kit.Page(kit.ReadingWidth, page)
}

// guidePart is one strand, explained.
type guidePart struct {
	title string
	lines []string
}

func texts(lines []string) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, l := range lines {
		out = append(out, kit.Text(l))
	}
	return out
}

// guideParts explains the three strands.
func guideParts() []guidePart {
	return []guidePart{
		{kit.T("practice.strand.intention", "On purpose"), []string{
			kit.T("practice.guide.intention.1", "The people in the study had meant to change. They watched their own words and acts, decided beforehand, and took setbacks as part of it."),
			kit.T("practice.guide.intention.2", "They also had somebody to look at: a friend, a partner, a mentor, a therapist, a congregation, who showed them how it can be. And they saw the difference between a relationship that gives and takes and one that only takes."),
			kit.T("practice.guide.intention.3", "Here: name a pattern, make a when–then plan, log a lapse in a line or two, note what others do well, look at the week."),
		}},
		{kit.T("practice.strand.worth", "One's own worth"), []string{
			kit.T("practice.guide.worth.1", "They stopped taking old sentences about themselves for facts, and found that some weaknesses had been strengths in the wrong place."),
			kit.T("practice.guide.worth.2", "They kept what had been done to them apart from what was now in their hands. That is no verdict on anybody's suffering: the first stays true."),
			kit.T("practice.guide.worth.3", "Here: look at a belief again, turn a trait over, write down worth that was not earned, find your part in a quarrel."),
		}},
		{kit.T("practice.strand.outward", "Towards others"), []string{
			kit.T("practice.guide.outward.1", "They made some peace with those who brought them up. For some that was understanding, for some it was distance. Letting go of a weight, seeing each other and trusting again are three different things, and none is owed."),
			kit.T("practice.guide.outward.2", "And they reached out in small risks: told a little, asked for a little, went back to a group a second time. Patience was part of it."),
			kit.T("practice.guide.outward.3", "Here: a ladder of small steps with a prediction that is compared afterwards, things told, help asked for, communities, chapters of the past. Not with people who hurt you now."),
		}},
	}
}

// guideUse says how the room is meant to be used.
func guideUse() []string {
	return []string{
		kit.T("practice.guide.use.1", "Begin where you are. Nothing is unlocked, nothing has to be finished, every question may be left out."),
		kit.T("practice.guide.use.2", "A note without a number is a note. Numbers are for comparing with your own other weeks only."),
		kit.T("practice.guide.use.3", "Feeling worse for a while is common on this way, and is no sign of failing. If keeping notes makes it worse, take a rest or stop."),
		kit.T("practice.guide.use.4", "A rest is a rest: nothing is asked, and the charts do not hold it against you."),
	}
}

// guideSources names what the guide rests on.
func guideSources() string {
	return kit.T("practice.guide.sources.list", "Dansby Olufowote, Fife, Schleiden and Whiting (2020): How can I become more secure? Interviews with twenty people. Journal of Marital and Family Therapy 46(3), 489–506, doi 10.1111/jmft.12409.\nFilosa, Sharp, Gori and Musetti (2024): a review of 24 studies on earned security, whose findings are preliminary. doi 10.1177/00332941241277495.\nFraley, Gillath and Deboeck (2021): life events move how secure people feel, and on average they drift back. doi 10.1037/pspi0000326.\nArriaga and Kumashiro (2019): how security may be strengthened. PubMed 29753184.\nThe wording is Kith's own. Each practice names what it rests on.")
}
