/** Words of obstacles, in Swedish. */
export const obstaclesSv = {
  process: 'Process {{process}}',
  standing: {
    raised: 'Hos processledaren',
    solved: 'Löst',
    lifted: 'Hos styrgruppen',
    tabled: 'Bordlagt av styrgruppen',
    'referred-back': 'Återremitterat av styrgruppen',
    decided: 'Beslutat av styrgruppen',
    'proposal-withdrawn': 'Förslaget är tillbakadraget',
    withdrawn: 'Tillbakadraget',
  },
  card: {
    title: 'Hinder',
    toHandle: 'Hinder att ta ställning till',
    mine: '● Väntar på dig',
    raisedBy: 'Lyft av {{name}} {{when}}',
    raisedByYou: 'Lyft av dig {{when}}',
    byYou: 'Du {{when}}',
    by: '{{name}} {{when}}',
    bySteeringGroup: 'Styrgruppen {{when}}',
    wanted: 'Lös hindret, eller lyft det till styrgruppen med ett förslag till åtgärd.',
    comes: 'Processledaren tar ställning till hindret. Svaret kommer hit.',
    enough: 'Räcker det inte? Då kan du ta upp hindret igen.',
    unanswered: 'Styrgruppen svarar inte på hindret. Är det fortfarande i vägen kan du ta upp det igen.',
    written: 'Det här hade du skrivit: ”{{text}}”',
    readAll: 'Läs allt',
    readDecision: 'Läs beslutet',
    openProposal: 'Öppna förslaget',
  },
  step: {
    solved: {
      title: 'Ett hinder är löst',
      label: 'Lösning',
      meaning: 'Räcker det inte? Säg till en processledare, som kan ta upp hindret igen.',
    },
    lifted: {
      title: 'Ett hinder är hos styrgruppen',
      label: 'Föreslagen åtgärd',
      meaning: 'Styrgruppens svar kommer till processens kanal och till den som lyfte hindret.',
    },
    withdrawn: {
      title: 'Ett hinder är tillbakadraget',
      label: 'Tillbakadraget',
      meaning: 'Är det i vägen igen? Lyft ett nytt hinder.',
    },
    'taken-up': {
      title: 'Ett hinder är taget upp igen',
      label: 'Taget upp igen',
      meaning: 'Processledaren tar ställning till hindret på nytt.',
    },
    decided: {
      title: 'Styrgruppen har beslutat om ett hinder',
      label: 'Beslut',
      meaning: 'Räcker det inte? Säg till en processledare, som kan ta upp hindret igen.',
    },
    tabled: {
      title: 'Styrgruppen har bordlagt ett hinder',
      label: 'Bordlagt',
      meaning: 'Styrgruppen tar upp frågan igen senare.',
    },
    'referred-back': {
      title: 'Styrgruppen vill veta mer om ett hinder',
      label: 'Återremitterat',
      meaning: 'Processledaren arbetar vidare med förslaget. Sedan kommer det tillbaka till styrgruppen.',
    },
    'proposal-withdrawn': {
      title: 'Förslaget om ett hinder är tillbakadraget',
      label: 'Förslaget drogs tillbaka',
      meaning: 'Styrgruppen svarar inte på hindret. En processledare kan ta upp det igen.',
    },
  },
  raise: {
    title: 'Lyft ett hinder',
    intro: 'Vad är i vägen för processen? Processledaren löser det, eller lyfter det till styrgruppen.',
    process: 'Vilken process gäller det?',
    processMissing: 'Välj en process.',
    moreProcesses_one: 'En process till ryms inte här. Den finns i Samsyn.',
    moreProcesses_other: '{{count}} processer till ryms inte här. De finns i Samsyn.',
    heading: 'Vad är i vägen, i en mening?',
    headingMissing: 'Skriv vad som är i vägen.',
    text: 'Berätta mer: vad händer, och vad har ni provat?',
    textMissing: 'Beskriv hindret.',
    send: 'Lyft hindret',
  },
  act: {
    back: 'Tillbaka',
    solve: {
      button: 'Lös hindret',
      title: 'Lös hindret',
      label: 'Vad är gjort eller bestämt?',
      missing: 'Skriv vad som är gjort eller bestämt.',
      hint: 'Svaret går till processens kanal och till den som lyfte hindret.',
      send: 'Spara lösningen',
    },
    lift: {
      button: 'Lyft till styrgruppen',
      title: 'Lyft hindret till styrgruppen',
      label: 'Vilken åtgärd föreslår du?',
      missing: 'Skriv vilken åtgärd du föreslår.',
      hint: 'Det blir ett utkast till beslut, som du kan skriva klart innan styrgruppen får det.',
      send: 'Lyft till styrgruppen',
    },
    withdraw: {
      button: 'Dra tillbaka',
      title: 'Dra tillbaka hindret',
      label: 'Varför drar du tillbaka det?',
      missing: 'Skriv varför.',
      hint: 'Hindret och skälet finns kvar att läsa.',
      send: 'Dra tillbaka',
    },
    'take-up-again': {
      button: 'Ta upp igen',
      title: 'Ta upp hindret igen',
      label: 'Varför behöver det tas upp igen?',
      missing: 'Skriv varför.',
      hint: 'Det som är gjort finns kvar att läsa. Sedan kan du lösa hindret eller lyfta det på nytt.',
      send: 'Ta upp igen',
    },
  },
  said: {
    raised: 'Tack! Hindret är lyft till processledaren.',
    solve: 'Lösningen är sparad.',
    lift: 'Hindret är lyft till styrgruppen. Öppna förslaget och skriv klart det.',
    withdraw: 'Hindret är tillbakadraget.',
    'take-up-again': 'Hindret är taget upp igen.',
  },
  waiting: 'Ta ställning till ett hinder',
  notify: { raised: 'Nytt hinder: {{title}}', toHandle: 'Hinder att ta ställning till: {{title}}' },
  background:
    'Hindret lyftes i process {{process}} av {{name}} den {{day}}, och till styrgruppen av {{leader}} den {{liftedDay}}.',
  refused: {
    'not-found': 'Hindret finns inte, eller så är det inte öppet för dig. Fråga en processledare.',
    'process-unknown': 'Välj vilken process hindret gäller. Det du skrev finns kvar.',
    'not-your-process':
      'Du är inte ambassadör i den processen. Det du skrev finns kvar. Välj en av dina egna, eller be en ambassadör där att lyfta hindret.',
    'only-ambassadors':
      'Hinder lyfts av ambassadörer, i sina egna processer, och av processledare. Ser du ett hinder, berätta för en processledare.',
    'title-missing': 'Skriv först i en mening vad som är i vägen.',
    'title-too-long':
      'Meningen är {{length}} tecken. Här ryms högst {{max}}. Det du skrev finns kvar: flytta en del till beskrivningen.',
    'text-missing': 'Beskriv hindret: vad händer, och vad har ni provat?',
    'text-too-long':
      'Beskrivningen är {{length}} tecken. Här ryms högst {{max}}. Det du skrev finns kvar: korta det.',
    'raised-already':
      'Hindret är redan lyft, i en annan process. Det du skrev finns kvar. Lyft ett nytt hinder om det gäller båda.',
    'only-raiser': 'Bara den som lyfte hindret kan ändra texten. Hör av dig till den personen.',
    'only-raiser-or-leader':
      'Bara den som lyfte hindret eller en processledare kan dra tillbaka det. Hör av dig till någon av dem.',
    'only-process-leader': 'Det här kan bara en processledare göra. Hör av dig till processens ledare.',
    'solution-missing': 'Skriv vad som är gjort eller bestämt, så att den som lyfte hindret får veta det.',
    'measure-missing':
      'Skriv vilken åtgärd du föreslår, så att styrgruppen vet vad den ska ta ställning till.',
    'measure-too-long':
      'Texten är {{length}} tecken. Här ryms högst {{max}}. Det du skrev finns kvar: korta det.',
    'changed-meanwhile':
      'Hindret skrevs om medan du läste. Här är den nya texten, och det du skrev finns kvar. Läs och skicka igen.',
    'still-open': 'Hindret är redan hos processledaren. Lös det eller lyft det direkt.',
    'solved-already': 'Hindret är redan löst. Räcker det inte kan en processledare ta upp det igen.',
    'lifted-already':
      'Hindret är hos styrgruppen. Vänta på svaret, eller be processledaren dra tillbaka förslaget.',
    'answered-already':
      'Hindret har varit hos styrgruppen och är avslutat. Räcker det inte kan en processledare ta upp det igen.',
    'withdrawn-already': 'Hindret är tillbakadraget. Är det i vägen igen, lyft ett nytt hinder.',
    'too-often':
      'Hindret har tagits upp igen {{max}} gånger, fler ryms inte. Lyft ett nytt hinder i stället.',
    'reason-missing': 'Skriv varför, så att de andra förstår.',
    'reason-too-long':
      'Skälet är {{length}} tecken. Här ryms högst {{max}}. Det du skrev finns kvar: korta det.',
    'matter-full':
      'Det ryms inte mer i det här hindret. Inget är sparat av det du just gjorde. Lyft ett nytt hinder i stället.',
  },
} as const
