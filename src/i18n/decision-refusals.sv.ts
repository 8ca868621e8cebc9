/** Why something cannot be done with a proposal, in Swedish. */
export const decisionRefusalsSv = {
  'not-found': 'Förslaget finns inte, eller så är det inte öppet för dig.',
  'only-members-propose':
    'Bara styrgruppens ledamöter, processledare och ordföranden kan lägga förslag. Be någon av dem.',
  'only-preparers': 'Det här kan bara en processledare eller ordföranden göra. Be någon av dem.',
  'only-chair': 'Det här kan bara den göra som är ordförande för ärendet. Inget är ändrat.',
  'only-delegates':
    'Bara ledamöter i styrgruppen tar ställning. Inget är sparat. Du kan läsa hela förslaget i Läs allt.',
  'alternate-speaks':
    'Din ersättare svarar för dig på mötet. Inget är sparat. Vill du svara själv, säg till den som kallade.',
  'title-missing': 'Skriv en rubrik.',
  'text-missing': 'Skriv förslagets text.',
  'text-too-long': 'Texten är för lång: här ryms högst {{max}} tecken. Det du skrev finns kvar.',
  'process-unknown': 'Processen finns inte i planen. Välj en annan.',
  'deadline-missing': 'Välj en sista dag att svara, eller ta upp förslaget på ett möte.',
  'deadline-past': 'Sista dag att svara måste vara i dag eller senare. Välj en ny dag.',
  'not-draft': 'Förslaget är redan ute. Vill ni ändra texten gör ordföranden det.',
  'not-put-off': 'Förslaget är inte bordlagt eller återremitterat, så det kan inte tas upp igen.',
  'not-open': 'Förslaget är inte öppet för svar nu. Inget är sparat.',
  'too-late': 'Du hann inte: ärendet är avslutat. Inget är sparat. Så här blev det.',
  'text-changed':
    'Texten har ändrats sedan du öppnade kortet, så ditt svar är inte sparat. Läs den nya texten och svara igen.',
  'edited-meanwhile':
    'Texten hann ändras medan du skrev. Det du skrev finns kvar. Jämför med den nya texten och spara igen.',
  'too-many-rounds':
    'Texten har ändrats så många gånger som går. Bordlägg förslaget eller återremittera det.',
  'objection-without-reason': 'En invändning behöver ett skäl. Skriv det och spara igen.',
  'reservation-without-text': 'Skriv vad du reserverar dig mot, och spara igen.',
  'reason-too-long':
    'Det du skrev är för långt: här ryms högst {{max}} tecken. Det finns kvar. Korta det och spara igen.',
  'reason-missing': 'Skriv varför.',
  'entry-changed':
    'Ordföranden har ändrat anteckningen sedan dess. Läs det som står nu och bekräfta det om det stämmer.',
  'nothing-entered': 'Det finns inget antecknat att bekräfta. Du har kanske svarat själv sedan dess.',
  disqualified: 'Du är jävig och deltar inte i ärendet. Inget är sparat. Stämmer det inte, välj Fler val.',
  'conflict-unanswered': 'Svara först på om du är jävig. Ditt svar på förslaget är inte sparat.',
  'conflict-without-reason': 'Skriv skälet till att du är jävig.',
  'chair-disqualified':
    'Du är jävig och kan inte leda ärendet. Lämna över ordförandeskapet till en annan ledamot i Läs allt.',
  'cannot-chair': 'Ordförande för ärendet kan bara en ledamot vara som inte är jävig. Välj någon annan.',
  'entered-only-in-meeting': 'Du kan anteckna någon annans svar bara under ett möte. Inget är sparat.',
  'answered-themselves':
    '{{person}} har själv svarat, och bara hen kan ändra det. Inget är sparat. Be hen svara på nytt.',
  'declared-themselves':
    '{{person}} har själv anmält jäv, och bara hen kan ta tillbaka det. Inget är ändrat.',
  'already-decided': 'Beslutet är redan fattat.',
  'not-ready_one': 'Beslutet kan inte bekräftas än: en sak saknas. Inget är ändrat.',
  'not-ready_other': 'Beslutet kan inte bekräftas än: {{count}} saker saknas. Inget är ändrat.',
  'answers-missing': 'Alla har inte svarat än. Svaren kan visas när ingen saknas.',
  'open-positions-first': 'Svaren är dolda. Visa dem innan du ändrar texten.',
  'in-another-meeting': 'Förslaget står redan på ett annat mötes dagordning. Ta bort det där först.',
  'proxy-to-self': 'Ni kan inte ge rösten till er själva. Välj en annan förvaltning.',
  'proxy-to-nobody': 'Den förvaltningen har ingen som kan svara för er. Välj en annan.',
  'proxy-excused': 'Din förvaltning är jävig och deltar inte, så det finns ingen röst att ge vidare.',
  'proxy-after-voting':
    'Din förvaltning har redan svarat, så rösten kan inte ges vidare. Ändra svaret i stället.',
  'proxy-already': 'Ni har redan gett er röst till {{administration}}. Ta tillbaka den först.',
  'proxy-to-disqualified': 'Den förvaltningen är jävig och kan inte svara för er. Välj en annan.',
  'proxy-circle':
    'Den förvaltningen har gett sin röst till er. Ni kan inte ge rösten till varandra. Välj en annan.',
  'proxy-one-hop':
    '{{administration}} har själv gett sin röst vidare och kan inte svara för er. Välj en annan.',
  'proxy-holds-another':
    'Ni svarar för en annan förvaltning och kan därför inte ge er egen röst vidare. Svara själva, eller lämna tillbaka den andra rösten först.',
  'proxy-gone': 'Rösten är inte längre given vidare. Inget är ändrat.',
  'proxy-not-yours':
    'Du kan inte svara för den förvaltningen: rösten är inte given till dig. Inget är sparat.',
  'proxy-taken': 'En kollega har redan tagit emot rösten och svarar för dem.',
  'proxy-used':
    'Rösten är redan använd, så den kan inte tas eller lämnas tillbaka. Den som gav den kan fortfarande svara själv.',
  'instruction-too-long':
    'Det du skrev är för långt: här ryms högst {{max}} tecken. Det finns kvar. Korta det.',
  'instruction-disqualified':
    'Du är jävig och får inte säga hur rösten ska användas. Ta bort texten, så kan du ge rösten vidare.',
  'matter-full':
    'Det ryms inte mer i det här ärendet. Inget är sparat av det du just gjorde. Be en processledare om hjälp.',
} as const
