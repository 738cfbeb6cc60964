package sample
import ("testing";"fmt";"kith/data/reciprocity")
func TestTune(t *testing.T){
 cnt:=map[string]int{}
 for seed:=range uint64(60){ l:=Default(); l.Seed=seed; l.Entries=0; p:=planned(t,l)
  have:=map[reciprocity.State]bool{}
  for who,b:=range balances(t,p,p.last){ have[b.State]=true; if who<18 {cnt[fmt.Sprintf("%02d %s",who,b.State)]++} }
  for _,s:=range []reciprocity.State{reciprocity.TooLittle, reciprocity.OneSidedFromMe, reciprocity.OneSidedToMe, reciprocity.LeaningFromMe,reciprocity.LeaningToMe, reciprocity.TwoWay, reciprocity.Unclear} { if !have[s]{cnt["MISSING "+string(s)]++} } }
 for k,v:=range cnt { fmt.Println(k,v) }
}
