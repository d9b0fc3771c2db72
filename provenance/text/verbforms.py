"""Verb forms of English news prose, by how surely they are verbs. Data alone; `grammar` reads it.

Drawn from word counts over 5,000 news articles of 450 outlets: a form is set down by what stands before it
(a subject pronoun, "to" or a modal, or an article). No tagger, no sentence of those articles.
"""

from __future__ import annotations

FINITE: frozenset[str] = frozenset(
    """
    abolished abused accepted accepts accessed accompanied accomplished accounted accused accuses achieved
    acknowledged acknowledges acquired acted added addressed addresses adds administered admire admired admits
    admitted adopted advances advertised advised advises advocated affects affirmed agreed agrees aimed aims
    aired airs alienated alleges allowed allows altogether amounted analyzed animated announced announces
    answered anticipates anymore apologized appealed appeared appears applauded applied applies appointed
    appreciated approached approved argued argues arose arranged arrived arrives asked asks assaulted asserted
    assessed assumed assumes ate attacked attended attends attracted authored authorized authorizes averaged
    avoided avoids await awaits backed backfired barred battled bears beats became becomes began begged begins
    behaved believed believes belonged belongs benefited bent betrayed bit blamed blames blasted blew blocked
    blocks boasted boasts boosted bore bothered bought bowed bragged breaks breeds briefed brings broke brought
    brushed builds built buried burned burst buys called calls came campaigned canceled captured captures cared
    carried carries casts caught caused causes cautioned cautions caved celebrated celebrates centered chaired
    chairs challenged championed changed chanted characterized checked cheered choked chooses chose circulated
    cited cites claimed clarified clashed cleared clicked closes coincided coined collected collects combines
    comes commanded commemorates commented committed communicated compares compiled complained completed
    conceded concedes concluded concludes condemned condemns conducted conducts confessed confirms conflicted
    confronted confronts congratulated connects considered considers consisted consists constituted constitutes
    consulted consumed contacted contained contains contended continued continues contracted contradicted
    contrasted contributes controlled controls converted convinced corrected corroborated counted counts covered
    covers crafted crashed crave created creates credited cried criticized criticizes crossed crosses crystal
    culminated dared dares dated dealt debated decided decides declared declares declined decried deem deemed
    deems defeated defended defends defies defines deleted delivered delivers demanded demonstrated demonstrates
    denied denies denounced departed depends depicted deployed described describes deserved deserves despised
    destroyed destroys determines developed develops devoted dictated died dies differed differs directed
    directs disagreed disagrees disappeared disapproved disclosed discovered discussed discusses dismissed
    disparaged dispatched displayed divested divides documented dodged dominated dominates donated doubled
    doubted drafted drags drank draws drew drives dropped drove drowned dubbed dug dumped earned eats echoed
    echoes elevates eliminated eliminates embodies embraced embraces emerged emerges emphasized emphasizes
    employed employs empowered empowers enabled enables encountered encouraged encourages ended endorsed
    endorses ends endured endures engaged engulfed enjoyed enjoys enrolled ensued ensures entered enters
    entitles envisioned envisions equated erased erupted escalated escaped everywhere evolved examined examines
    exceed exceeded exchanged exclaimed excluded excludes exempts exercised exercises existed exists expands
    expected expects experienced expired expires explained explains exposed expressed expresses extends
    extracted faced faces facilitates failed fails falls favored favors feared featured features feels fell felt
    fielded figured filed filmed finalized finds finished fired fits fled flew flies flipped flooded floods
    flows focused focuses folded followed follows fooled forbids forged forgot formed formulated fought found
    founded framed frames froze fueled fuels funded gained galvanized garnered gathered gave generated generates
    gets gives goes got governs grabbed graduated greeted grew gripped grows guess guessed gutted hailed halted
    hammered handed handled handles hangs happened happens harassed harmed hated hates headed heard hears held
    helped helps hid hides highlighted hinted hired hits holds honored hope hoped hosted hugged hung hurts
    identified identifies ignored ignores imagined imagines immigrated implied implies implored imposed imposes
    improves included includes increases indicated indicates informs initiated insisted insists inspired
    inspires installed instituted instructed intended intends interfered intervened interviewed introduced
    invaded invented invested investigated investigates invited invoked involved involves issued jammed joined
    joins joked judged jumped justified justifies keeps kept kicked killed kills knelt knew knocked knocks knows
    labeled lacked lacks laid lambasted lamented landed lashed lasted lasts lauded laughed launched lays leads
    leans learned leaves lectured led legalized lent lets leveled lied liked likened listed listened lived
    lobbied locks looked looks loses lost loves lowered lowers made maintained maintains makes managed manages
    mandated marched matches mattered matters means meant meets mentioned mentions met mirrors misled missed
    misses mistook mocked modeled monitored monitors moved murdered named need needed needs noted noticed
    notified objected observed obstructed obtained occurred occurs offended offends offered offers opened opens
    operated operates opposed opposes opted ordered originated outlined outlines overheard oversaw oversees
    overtook owe owed owes owned owns paid painted paints participated participates passed passes pays penned
    perfected performed permitted persists photographed picked picks pitted placed plagued played plays pleaded
    pleased plunged pointed popularized portrayed portrays posed poses possesses posted poured powered praised
    prayed preceded predicted predicts prefers prepares presented presents preserves presided pressed pressured
    prevailed prevented prevents prioritized proceed proceeded proclaimed produced produces profiled prohibited
    prohibits promised promoted promotes prompted propelled proposes prosecuted protects protested proved proves
    provided provides published publishes pulled pulls punched purchased pursued pushed pushes puts qualified
    qualifies questioned quoted raged railed raised raises rallied ran ranged raped reached reaches reads
    realized rebuffed recalled recalls received receives recognized recognizes recommended recommends recorded
    recounted recounts recovered recruited recused reduces referenced referred refers reflected reflects refused
    refuses regretted reimbursed reinforces reiterated rejected rejects relates relied relies remade remained
    remains remembered remembers reminded reminds removed removes renders reopened repealed replaced replaces
    replied represented represents requested required requires resembled resembles resigned resisted resolved
    respects responded responds restricts resulted resumed retains returned revealed reveals reversed reviewed
    ripped rises risked rode rolled rose ruined ruled runs rushed sacrificed said sang sank sat saved saves saw
    says screamed searched secured seeks seemed seems sees seized sells sends sent separated separates served
    serves sets settled shall shapes shed sheds shielded shields shifted shook shot shouted shoved showed shows
    sided signaled signed singled sits slammed slashed slept slowed smiled smoked soared softened sold solicited
    solved sometime sought sounded sounds sparked speaks spearheaded specializes speculated speeds spelled
    spends spent spilled spoke sponsored spotted spreads spun spurred stabbed stands started starts stated
    stayed stays stems stepped stole stood stopped stops stressed stretched stretches stripped strips struck
    struggled stuck studied stunned submitted succeed succeeded succeeds sucks sued suffered suffers suggested
    suggests summarized supported supports suppose surfaced surged surprised surrounded survived survives
    suspended swept switched swore swung symbolizes takes talked tallied taught teaches tells tend tended tends
    termed terminated tested testified thanked thinks thought threatened threatens threw throws tied told took
    topped tops torched tore totaled touched touches toured touted touts traced traces tracked tracks trails
    transferred transformed translates traveled travelled treated treats tried tries triggered triggers tripped
    turned turns tweeted undermined undermines underscores understands understood underwent unearthed unfolded
    unites unleashed unveiled upheld urged urges used uses ushered uttered varied vetted viewed violated
    violates visited voiced voted vowed waited waits walked walks wandered wanted wants warned warns warranted
    watches waved weakens wears weighed weighs welcomed welcomes went whoever wielded wins wiped wish wished
    withdrew withheld witnessed woke won wondered wonders wore worked works worried worries wrapped wrecked
    writes wrote yelled yielded yourselves
    """.split()
)
"""Past tenses and third persons that follow a pronoun more often than an article."""

BASE: frozenset[str] = frozenset(
    """
    abandon abide abolish absorb accelerate accept accommodate accompany accomplish accrue accumulate accuse
    achieve acknowledge acquire acquit activate adapt add address adhere adjourn adjust administer admit adopt
    advertise advise affect affirm afford agree alienate align allege alleviate allocate allow alter amend
    amplify analyze announce anticipate apologize appear appease applaud appoint appreciate apprehend approve
    argue arise arrange arrive articulate ascertain ask aspire assassinate assemble assert assess assign assist
    assuage assume assure attach attain attend attest attract attribute authorize avert avoid backfire bake bear
    beat become beg begin behave believe belong bet betray blend block boast boil bolster boost borrow bother
    brace break breathe broaden brush build burn bury buy bypass calculate cancel capitalize capture care carry
    carve cast catch cater celebrate censor certify characterize cheat cheer cherish choke choose churn
    circulate circumvent cite clamp clap clarify classify climb cloak coalesce coerce coincide collect collude
    combine come commemorate commit communicate commute compare compel compensate compete complain complicate
    comprehend comprise compute conceal concede concentrate conclude condemn confer confess confirm confiscate
    conform confront confuse congratulate connect conquer consider consist consolidate constitute constrain
    construct consume contain contemplate contend continue contradict contribute convene convert convey convict
    convince cooperate coordinate cope corroborate counteract cover craft create criminalize cripple criticize
    cry cultivate curb curry curtail cut dampen dare debunk decide declare declassify decry dedicate deduct
    deepen defect defend defer define deflect defund defuse defy degrade delegitimize delete deliver demean
    demonize demonstrate denounce deny depart depend depict deploy deport depress deprive derail descend
    describe deserve designate despise destabilize destroy detain detect deter determine develop devise devote
    diagnose dictate die differ differentiate dig diminish disable disagree disappear disapprove disarm discern
    disclose discourage discover discredit discriminate discuss disenfranchise dislike dismantle dismiss dispel
    disperse disqualify disrupt dissolve dissuade distinguish distract distribute distrust divert divest
    dominate donate done downplay draw drink drive drop drown dump earn ease eat edit educate elect elevate
    elicit eliminate embark embarrass embrace emerge emphasize employ empower emulate enable enact encompass
    encourage endanger endorse endure enforce engage enhance enjoy enlist enrich enroll enshrine ensure entail
    enter entertain envision eradicate erase erode err escalate escape establish evacuate evade evaluate evolve
    exacerbate exaggerate examine exclude execute exert exhaust exist exonerate expand expect expedite expel
    expire explain explode exploit explore expose express extend extort extract facilitate fade fail fare feel
    fend file fill find fit fix flatten flee flourish flout follow forbid forestall forge forget forgive forgo
    foster frame frighten fruition frustrate fulfill funnel gain galvanize gather gauge generate get give govern
    grab grapple greet grind grow hamper handle hang happen harass harbor harness hash haunt heal hear help
    helpful hesitate highlight hijack hinder hinge hire hit hold huddle humiliate hurt identify ignite ignore
    illustrate imagine impeach impede implement implicate import impose improve incentivize incite include
    incorporate indicate indict induce indulge infect infiltrate inflict inform infringe ingratiate inhabit
    inherit initiate inject insert insist inspect inspire install instruct insulate insure integrate intend
    intensify interact interfere interpret interrogate interrupt intervene intimidate introduce invade
    invalidate invent invest investigate invite invoke involve isolate jeopardize join justify keep kick kill
    knock know lament lash lay lean learn leave lecture legalize legitimize lend lessen let lift like limit
    linger listen live locate lock look loom loosen lose maintain make manage manifest manipulate manufacture
    marry marshal match materialize maximize mean meddle meet melt mince minimize mislead miss misunderstand
    mitigate mobilize mock modernize modify motivate mourn muster navigate negotiate nominate normalize notify
    nudge nullify obey observe obstruct obtain occur offend offer offset operate oppose opt organize oust outlaw
    outperform outweigh overcome overlook override overrule oversee overstate overthrow overturn overwhelm paint
    paraphrase participate pass pave pay penalize perceive perform perpetuate persist persuade pick pin play
    plead politicize ponder portray pose possess postpone pour pray preach preclude predict prefer prepare
    prescribe preserve presume pretend prevail prevent prioritize proclaim procure produce prohibit promote
    prompt propel propose prosecute prosper protect prove provide provoke publicize publish pull pump punish
    pursue push put qualify quantify quash quell quit raise ram ramp ratchet ratify rationalize reach react read
    realize reap reassess reassure rebuild rebut receive reckon reclaim recognize recommend reconcile reconsider
    recoup recover recruit rectify recuse redefine redirect redistribute reduce refer reflect refrain refuse
    refute regain register regret regulate rein reinforce reinstate reinvent reinvest reiterate reject relate
    relax relay relieve relocate remain remake remember remind remove rename render renegotiate renew reopen
    repair repay repel replace replicate represent repudiate require rescind resemble resent reshape reside
    resign resist resolve resonate respond restart restore restrain restrict resume resurrect retain retake
    retaliate rethink retire reunite reveal reverse revise revisit revive revoke rewrite rid rig rip roll ruin
    run sabotage safeguard salvage sanction satisfy save say scare scrap scream screw scrutinize secure see seek
    seem seen seize sell send serve set settle shake shave shoot shore shout shrink shut shutter sidestep sink
    sit skew skip skirt skyrocket slash slip smash smear soak socialize soften solicit solidify solve someday
    sow spark speak specify speculate spell spend spout spur squeeze stabilize stall stand stave stay steal
    steer stem stick stifle stimulate stipulate stoke stop strengthen strip strive stymie submit subsidize
    subvert suck sue suffer suffice suggest supplement suppress surpass surround surveil survive suspend sustain
    swallow sway swear swim tackle tailor take talk tamp teach tell temper terminate terrorize testify thereby
    think threaten thrive throw thus thwart tighten tilt tolerate topple toss tout trace transcend transform
    translate transmit treat try tweak twice uncover undercut underestimate undergo undermine underscore
    understand undertake undo unfold unify unite unleash unlock unmask unravel unseat unsubscribe unveil upend
    uphold urge usher utilize vaccinate validate vary verify vindicate violate wait waive walk want warn wash
    weaken weaponize wear weigh widen wield win wipe wit withdraw withhold withstand woo worry worsen wrap wreak
    wreck wrestle write yell
    """.split()
)
"""Base forms: after "to" or a modal four times as often as after an article."""

AMBIGUOUS: frozenset[str] = frozenset(
    """
    abandoned abort abuse abusive academia acceptable access account accounts acts adequate administrators
    advance advertisers advocate advocates affected aid aim alert alone altered amount amounts annex another
    answer answers antibody anticipated antigen antisemitism any anywhere appeal applause approach appropriate
    arm arms arrest assimilation assisted associate assurance assured attack attacks attempt attempted attempts
    audiences audit automakers award babies backs backstop bail balance ban band bankrupt banned bans bar
    bargain bars baseball bats battle beaches bed beef benefit bigotry billionaires bind bipartisanship bite
    bits blacklist blackmail blacks blame blast blow blows blunt borrowers bounce bow boycott brand brazen
    breach breed broadcast broadcasts broker buck bump bust buyers buzz calculated calculation calculations
    calculus call calm cancellation cap capitalism catalog category cause cave cease celebrities cement censors
    censure challenge champion change channel characterization charge charges charities charity chart chat cheap
    check cheers chill chloroquine chronic circle civility claim claims clash clean cleaner clients closed
    collapse colleges combat comfort command commands comment comments compromise con conclusions conduct
    conservatives contact contest contraception contract contrasts control cool corrections cost cough count
    counter counterterrorism crack cries criticism critics critique crop crush cure cushion cut damage damaged
    damn dance data date dates deal deals decline decrease default defeat deference defined delay delayed delays
    delight demand demands demography dent deposit description design desired desires detail detailed devastated
    dialogue difficult dip diplomacy direct direction disadvantage discharge discipline discount discredited
    disguise disinfectants display dispute disputed disregard disruption dissent distance disturbed divide
    divorce document dodge doom doubt doubts draft drag drain dread dream dress drift dry dumb each easy echo
    eclipse economists either elaborate elected elective electors elementary elevated emailed employers
    encounter end endeavor engineer enhanced enough entity established estimate estimates evangelicals every
    everyday excuse exercise exit exits expanded experience experiment export exports extended extinction
    extremes fabricated face faculty fall fame fascism fashion favor fear fears feasible feature feed feeds
    feminism fewer fight fights filter finance finish fire firefighters fish fixed flip flock flood flow focus
    fold fool force forced forecasts foreigners forever form fracture fraud freeze fuel function functions fund
    funny further gamble gap gay gays girls glory graduate grant grants grasp gridlock guarantee guaranteed
    guide gut hack hacked hackers hail halt hammer hand hard harm harms harvest hate haul head heads hedge heed
    herd heterosexual hike his historians hit homelessness homosexuality honor hopes hospitals host hosts
    households houses hug humanity hundreds hurt hush hydroxychloroquine hype illegal impacts impeachable
    impoverished improved incarceration incentives increase increased individuals influence influenza inherited
    injury inquiries insult insurers interested interpretation interrogation its jihadist jokes journalists
    judges judgment jump junk jurisdictions jurors kind kiss label labels laugh launch layoffs lead leak leaked
    leaned leap left leftists legalization lenders let letters leverage liberals licensed lie lies light likes
    limits link lists lives load lobby lobbyists localities log logic loot lots loud love loved lurch lure
    mandate mandates mandatory maneuver manufactured manufacturers many marginalized marijuana marked marks
    married master matter measure mention merit mess millennials mine mirror misuse mobilization moms monitor
    move moves mute nail name negotiated nix note notes notice numerous object objects obscure observation
    occupy offshore omission one open orbit orders organized ours ousted outbreaks outline outraged outright
    outsiders overhaul overrun overt overwhelmed pack packed panic paradox pardon participants partisanship
    partner passion patterns pause peak people period permit permits petition phase philosophy physicians pile
    pipe pitch pivot plan planned plans pledge pledged pledges plug plunge point poison policymakers politicians
    polled polls pollsters pool pop porn pound practice praise predictions preferred prejudice prepared
    presidents pressure pressures pretty print privileges profit project projection promise promises prop
    proposed prosecutors protectionism protein protest protestors punch punitive purchase purge put quarantine
    questions quit quote quotes racism racists rage rail rank rather rattled read realm reasoned rebel rebound
    rebuke recall reduced reform refugees refund regard regards regrets regulation regulators release releases
    religion relish reluctance remark remarks remedy remote renewed rent repeal repeat repeated report reports
    representation request requests rescue resort respect respected restaurants restricted result retailers
    retirees retreat return returns revamp review reward rewards ride ridicule rigged rise risk romantic root
    rub rule rush sacrifice sacrifices satisfied schedule score scores scorn scramble scratch screen seal search
    secrecy securities segregation select selected sellers sentiment set shame shape share shared shareholders
    shattered shelter sheriffs shield shift shine shit shop shoulder show showcase shower shrug shut shuttered
    shy sign signal signals signs silence sinks six slam slap slaughter sleep slice slide slow smell smile smoke
    smooth smugglers socialism societal some somewhere sort sound sources span spare speculation speed spike
    spill spin split sponsor sports spread stability stain stake stalled stamp start states statistic statistics
    step stereotype stir strain stream stress stresses stretch strict stricter strike strikes stroll struggle
    struggles students studies study stuff stun stunt stupid subpoena substitute sufficient sugar suits support
    supposed sure surface surrender surveyed surveys suspected suspects swap sweat sweep switch tack tag talks
    tame tank tap tar target targeted targets task tear tears tease telework tens terrorists test the their
    these those thread three threshold thumb tick tie till tip tire torture touch tougher tour traffic train
    trains transfer transgender transition transport trap travel trend tribal tribe trickle trigger triple
    triumph trust trusted trusts tune turn twist twisted unauthorized underground undocumented unfounded
    universities upgrade upset use users utopia utter vaccination value venture verified vet veto view views
    viruses visit visitors visits void volunteer vote voters votes vows wage wane warm warrant waste wasted wax
    weakened weaponized weather websites welcome what wherever whisper whites widespread wildfires winds wiretap
    wishes witness women wonder work worship wound yesterday yet yield your yours
    """.split()
)
"""As often nouns as verbs: only their neighbours tell."""
