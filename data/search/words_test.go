package search

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestWordsOfATextAreFoundInManyLanguages(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"case", "Calm CALM calm", "calm calm calm"},
		{"punctuation and markdown", "**Calm**, _slow_ [link](x.org)!", "calm slow link x org"},
		{"apostrophes part", "Anna's don’t l'amour rock'n'roll", "anna s don t l amour rock n roll"},
		{"ukrainian apostrophe", "п'ять пʼять", "п ять п ять"},
		{"hyphens part", "well-being self_care", "well being self care"},
		{"numbers", "at 10:30, 3.5 km in 2024", "at 10 30 3 5 km in 2024"},
		{"letters with digits", "B12 4x4", "b12 4x4"},
		{"french", "L’été à l'École, œuvre", "l ete a l ecole oeuvre"},
		{"german", "Straße STRASSE Müller ẞ", "strasse strasse muller ss"},
		{"polish", "Łódź ŁÓDŹ zażółć gęślą jaźń", "lodz lodz zazolc gesla jazn"},
		{"nordic", "Ærø Øresund Ålesund þing ður", "aero oresund alesund thing dur"},
		{"turkish", "İstanbul ISTANBUL ışık", "istanbul istanbul isik"},
		{"czech and croatian", "Říčany Đorđe", "ricany dorde"},
		{"catalan", "col·lega", "collega"},
		{"greek final sigma", "ΟΔΟΣ οδός", "οδοσ οδοσ"},
		{"cyrillic", "Ёлка ёлка", "елка елка"},
		{"hebrew points", "שָׁלוֹם", "שלום"},
		{"arabic vowels", "مُحَمَّد", "محمد"},
		{"a letter of accents only", "a ﹽ ﹽb", "a b"},
		{"hindi keeps its vowels", "की कि", "की कि"},
		{"compatibility forms", "ﬁne ２０２４ Ａｂｃ", "fine 2024 abc"},
		{"fraction stays one sign", "½ cup", "½ cup"},
		{"soft hyphen and joiners", "re\u00adlation\u200dship", "relationship"},
		{"zero width space parts", "a\u200bb", "a b"},
		{"chinese pairs", "我爱北京", "我爱 爱北 北京 京"},
		{"one character", "爱 you", "爱 you"},
		{"mixed scripts", "iPhone手机ok", "iphone 手机 机 ok"},
		{"kana keep their marks", "がく かく", "がく く かく く"},
		{"half width kana", "ｶﾞｸ", "ガク ク"},
		{"korean", "서울시", "서울 울시 시"},
		{"thai", "ไทย", "ไท ทย ย"},
		{"emoji", "so happy🎉🎉 ❤️ 👍🏽", "so happy 🎉 🎉 ❤ 👍"},
		{"nothing", " -- !? \n", ""},
		{"broken bytes", "a\xffb\xc3", "a b"},
	} {
		if got := strings.Join(wordsOf(c.text), " "); got != c.want {
			t.Errorf("%s: words of %q: got %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

func TestTakenApartAccentsAreTheSameWords(t *testing.T) {
	text := "L’été Łódź Müller Ёлка がくギ 서울시 Ørsted ṩ क़ ÅÉ ﬃ"
	want := wordsOf(text)
	for _, form := range []norm.Form{norm.NFC, norm.NFD, norm.NFKC, norm.NFKD} {
		if got := wordsOf(form.String(text)); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("words in normal form %d: got %q, want %q", form, got, want)
		}
	}
}

func TestAnyTextIsTheSameComposedOrNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 8, -1).Draw(t, "text")
		a, b := wordsOf(norm.NFC.String(text)), wordsOf(norm.NFD.String(text))
		if strings.Join(a, " ") != strings.Join(b, " ") {
			t.Fatalf("words of %+q: got %+q composed, %+q taken apart, want the same", text, a, b)
		}
	})
}

func TestWordsKnowWhereTheyStand(t *testing.T) {
	text := "Für Zoë🎉 北京市, e\u0301!"
	var got []string
	s := scanner{text: text}
	for s.next() {
		got = append(got, text[s.start:s.end])
	}
	want := "Für|Zoë|🎉|北京|京市|市|e\u0301"
	if strings.Join(got, "|") != want {
		t.Errorf("parts of %q: got %q, want %q", text, strings.Join(got, "|"), want)
	}
}

func TestVeryLongWordsAreCut(t *testing.T) {
	for _, text := range []string{strings.Repeat("x", 1000), strings.Repeat("é", 1000), strings.Repeat("ж", 1000), strings.Repeat("ﬃ", 500)} {
		words := wordsOf(text)
		if len(words) != 1 || len(words[0]) > maxWord || !utf8.ValidString(words[0]) {
			t.Errorf("words of a long run of %q: got %d words, the first %d bytes, want one of at most %d", text[:4], len(words), len(words[0]), maxWord)
		}
	}
	x := New()
	x.Put(Doc{ID: ID{1}, Body: "see " + strings.Repeat("ab", 500)})
	if got := x.Search(Parse(strings.Repeat("ab", 500), today, false), SearchOptions{}).Total; got != 1 {
		t.Errorf("search for a very long word: got %d hits, want 1", got)
	}
}

func TestFoldMakesTagsAndNamesComparable(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Repair", "repair"}, {"Self Care", "self-care"}, {"self_care", "self-care"}, {" self -- care ", "self-care"},
		{"École", "ecole"}, {"Straße", "strasse"}, {"a/B", "a/b"}, {"🎉 Party", "🎉-party"}, {"C++", "c++"},
		{"北京", "北京"}, {"が", "が"}, {"", ""}, {"--", ""}, {"a\xffb", "a-b"},
	} {
		if got := Fold(c.text); got != c.want {
			t.Errorf("Fold(%q): got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestATagIsFoundByTheTagsAboveIt(t *testing.T) {
	for _, c := range []struct{ tag, want string }{
		{"Repair/Small", "repair repair/small"}, {"#work", "work"}, {"/a//b/", "a a/b"}, {"", ""}, {"//", ""}, {"x", "x"},
	} {
		if got := strings.Join(tagKeys(c.tag), " "); got != c.want {
			t.Errorf("tagKeys(%q): got %q, want %q", c.tag, got, c.want)
		}
	}
	if got := tagKeys(strings.Repeat("é", 300)); len(got) != 1 || len(got[0]) > maxKey {
		t.Errorf("tagKeys of a very long tag: got %d keys of %d bytes, want one of at most %d", len(got), len(got[0]), maxKey)
	}
}
