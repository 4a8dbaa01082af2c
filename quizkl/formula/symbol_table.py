"""The rows of the symbol table: commands, character, ASCII form, and the form in DejaVu Sans Mono where that font lacks
the character. What is typed as it is has itself for a command."""

from __future__ import annotations

ORDINARY = r"""
alpha α alpha
beta β beta
gamma γ gamma
delta δ delta
epsilon ϵ epsilon
varepsilon ε varepsilon
zeta ζ zeta
eta η eta
theta θ theta
vartheta ϑ vartheta
iota ι iota
kappa κ kappa
varkappa ϰ varkappa
lambda λ lambda
mu μ mu
nu ν nu
xi ξ xi
omicron ο omicron
pi π pi
varpi ϖ varpi
rho ρ rho
varrho ϱ varrho
sigma σ sigma
varsigma ς varsigma
tau τ tau
upsilon υ upsilon
phi ϕ phi
varphi φ varphi
chi χ chi
psi ψ psi
omega ω omega
Gamma,varGamma Γ Gamma
Delta,varDelta Δ Delta
Theta,varTheta Θ Theta
Lambda,varLambda Λ Lambda
Xi,varXi Ξ Xi
Pi,varPi Π Pi
Sigma,varSigma Σ Sigma
Upsilon,varUpsilon Υ Upsilon
Phi,varPhi Φ Phi
Psi,varPsi Ψ Psi
Omega,varOmega Ω Omega
infty ∞ oo
partial ∂ partial
nabla ∇ nabla
ell ℓ l l
hbar,hslash ℏ hbar
Re ℜ Re Re
Im ℑ Im Im
aleph ℵ aleph aleph
emptyset,varnothing ∅ {}
forall ∀ forall
exists ∃ exists
nexists ∄ !exists
neg,lnot ¬ not
top ⊤ T
bot ⊥ _|_
angle ∠ angle
triangle,vartriangle △ triangle
triangledown ▽ triangledown
blacktriangle ▲ blacktriangle
blacktriangledown ▼ blacktriangledown
blacklozenge ⧫ <>
digamma ϝ digamma
circledR ® (R)
square,Box □ []
blacksquare,qed ■ []
diamond,Diamond ⋄ <>
lozenge ◊ <>
bigstar ★ *
checkmark ✓ ok
prime ′ '
backprime ‵ `
dots,ldots,dotsc,dotso,mathellipsis … ...
cdots,dotsb,dotsm,dotsi ⋯ ...
vdots ⋮ : ┊
ddots ⋱ ... ·.
iddots,adots ⋰ ... .·
imath ı i
jmath ȷ j
degree ° deg
S § S
P ¶ P
copyright © (c)
pounds £ GBP
yen ¥ JPY
complement ∁ complement
wp ℘ wp wp
surd √ sqrt
beth ℶ beth beth
mho ℧ mho mho
eth ð eth
flat ♭ flat
natural ♮ natural
sharp ♯ sharp
clubsuit ♣ clubs
diamondsuit ♢ diamonds
heartsuit ♡ hearts
spadesuit ♠ spades
% % %
$ $ $
& & &
# # #
_ _ _
backslash \ \
/ / /
@ @ @
" " "
` ` `
vert,| | |
Vert ‖ ||
"""

BINARY = r"""
+ + +
- − -
ast,* ∗ *
pm ± +-
mp ∓ -+
times × *
div ÷ /
cdot,cdotp ⋅ *
centerdot · *
circ ∘ o
bigcirc ◯ O
bullet ∙ *
star ⋆ *
dagger † dagger
ddagger ‡ ddagger
oplus ⊕ (+)
ominus ⊖ (-)
otimes ⊗ (x)
oslash ⊘ (/)
odot ⊙ (.)
circledast ⊛ (*)
boxplus ⊞ [+]
boxminus ⊟ [-]
boxtimes ⊠ [x]
boxdot ⊡ [.]
cup ∪ cup
cap ∩ cap
sqcup ⊔ lub
sqcap ⊓ glb
Cup ⋓ Cup Cup
Cap ⋒ Cap Cap
curlyvee ⋎ or
curlywedge ⋏ and
bigtriangleup △ triangle
bigtriangledown ▽ triangledown
uplus ⊎ u+
setminus,smallsetminus ∖ \ \
wedge,land ∧ and
vee,lor ∨ or
wr ≀ wr wr
amalg ⨿ amalg ∐
dotplus ∔ +. +˙
intercal ⊺ T ᵀ
veebar ⊻ xor xor
barwedge ⊼ nand nand
triangleleft,lhd ◁ <|
triangleright,rhd ▷ |>
ltimes ⋉ |x |×
rtimes ⋊ x| ×|
"""

RELATION = r"""
= = =
< < <
> > >
: : :
dblcolon,Colon ∷ ::
lt < <
gt > >
le,leq ≤ <=
ge,geq ≥ >=
leqslant ⩽ <= ≤
geqslant ⩾ >= ≥
leqq ≦ <=
geqq ≧ >=
ne,neq ≠ !=
equiv ≡ ===
sim ∼ ~
simeq ≃ ~=
approx ≈ ~~
approxeq ≊ ~~=
cong ≅ ~==
propto,varpropto ∝ prop
ll ≪ << «
gg ≫ >> »
lll ⋘ <<< «<
ggg ⋙ >>> »>
lessapprox ⪅ <~~ ≲
gtrapprox ⪆ >~~ ≳
lesssim ≲ <~
gtrsim ≳ >~
lessgtr ≶ <>
lessdot ⋖ <. <·
gtrdot ⋗ >. >·
lneq ⪇ <!= ≨
gneq ⪈ >!= ≩
lneqq ≨ <!=
gneqq ≩ >!=
precsim ≾ -<~
succsim ≿ >-~
gtrless ≷ ><
prec ≺ -<
succ ≻ >-
preceq ⪯ -<= ≼
succeq ⪰ >-= ≽
preccurlyeq ≼ -<=
succcurlyeq ≽ >-=
subset ⊂ subset
Subset ⋐ Subset
Supset ⋑ Supset
supset ⊃ supset
subseteq ⊆ subseteq
supseteq ⊇ supseteq
subsetneq ⊊ subsetneq
supsetneq ⊋ supsetneq
sqsubset ⊏ sqsubset
sqsupset ⊐ sqsupset
sqsubseteq ⊑ sqsubseteq
sqsupseteq ⊒ sqsupseteq
in ∈ in
notin ∉ !in
ni,owns ∋ ni
mid ∣ | |
nmid ∤ !| ¬|
parallel ∥ || ‖
nparallel ∦ !|| ¬‖
perp ⟂ _|_
vdash ⊢ |-
dashv ⊣ -|
models,vDash ⊨ |= |=
Vdash ⊩ ||- ‖-
asymp ≍ asymp
doteq ≐ .=
bumpeq ≏ bumpeq
Bumpeq ≎ Bumpeq
circeq ≗ circeq
eqcirc ≖ eqcirc
thicksim ∼ ~
thickapprox ≈ ~~
eqsim ≂ eqsim
backsim ∽ backsim
trianglelefteq,unlhd ⊴ <|=
trianglerighteq,unrhd ⊵ |>=
nvdash ⊬ !|- ¬⊢
upharpoonright,restriction ↾ |
triangleq ≜ :=
coloneqq,coloneq,defeq ≔ :=
eqqcolon ≕ =:
bowtie,Join ⋈ |><| |><|
smile ⌣ smile smile
frown ⌢ frown frown
therefore ∴ therefore
because ∵ because
to,rightarrow → ->
gets,leftarrow ← <-
leftrightarrow ↔ <->
Rightarrow ⇒ =>
Leftarrow ⇐ <==
Leftrightarrow ⇔ <=>
implies,Longrightarrow ⟹ ==> ⇒
impliedby,Longleftarrow ⟸ <== ⇐
iff,Longleftrightarrow ⟺ <=> ⇔
mapsto ↦ |->
mapsfrom ↤ <-|
longmapsto ⟼ |-> ↦
longrightarrow ⟶ -->
longleftarrow ⟵ <--
longleftrightarrow ⟷ <-->
hookrightarrow ↪ c->
hookleftarrow ↩ <-c
rightharpoonup ⇀ ->
rightharpoondown ⇁ ->
leftharpoonup ↼ <-
leftharpoondown ↽ <-
rightleftharpoons ⇌ <=>
leftrightarrows ⇆ <->
rightleftarrows ⇄ <->
rightrightarrows ⇉ =>
twoheadrightarrow ↠ ->>
rightarrowtail ↣ >->
nrightarrow ↛ !->
nleftarrow ↚ !<-
nRightarrow ⇏ !=>
nLeftarrow ⇍ !<=
uparrow ↑ up
downarrow ↓ down
updownarrow ↕ updown
Uparrow ⇑ UP
Downarrow ⇓ DOWN
Updownarrow ⇕ UPDOWN
nearrow ↗ NE
searrow ↘ SE
swarrow ↙ SW
nwarrow ↖ NW
rightsquigarrow,leadsto ⇝ ~>
dashrightarrow ⇢ -->
dashleftarrow ⇠ <--
circlearrowleft ↺ circlearrowleft
circlearrowright ↻ circlearrowright
curvearrowleft ↶ curvearrowleft
curvearrowright ↷ curvearrowright
Rrightarrow ⇛ ==>
leftrightharpoons ⇋ <=>
multimap ⊸ -o
nleq,nleqslant ≰ !<=
ngeq,ngeqslant ≱ !>=
nless ≮ !<
ngtr ≯ !>
nsim ≁ !~
ncong ≇ !~==
nsubseteq ⊈ !subseteq
nsupseteq ⊉ !supseteq
nprec ⊀ !-<
nsucc ⊁ !>-
"""

OPENING = r"""
(,lparen ( (
[,lbrack [ [
{,lbrace { {
langle ⟨ <
lfloor ⌊ |_
lceil ⌈ |^
lvert | |
lVert ‖ ||
llbracket,lBrack ⟦ [[
ulcorner ⌜ '
llcorner ⌞ ,
lgroup ⟮ ( (
"""

CLOSING = r"""
),rparen ) )
],rbrack ] ]
},rbrace } }
rangle ⟩ >
rfloor ⌋ _|
rceil ⌉ ^|
rvert | |
rVert ‖ ||
rrbracket,rBrack ⟧ ]]
urcorner ⌝ '
lrcorner ⌟ ,
rgroup ⟯ ) )
! ! !
. . .
? ? ?
"""

PUNCTUATION = r"""
, , ,
; ; ;
colon : :
"""

LIMITED = r"""
sum ∑ sum
prod ∏ prod
coprod ∐ coprod
bigcup ⋃ union
bigcap ⋂ intersection
bigoplus ⨁ (+) ⊕
bigotimes ⨂ (x) ⊗
bigodot ⨀ (.)
bigvee ⋁ or ∨
bigwedge ⋀ and ∧
bigsqcup ⨆ lub ⊔
biguplus ⨄ u+ ⊎
"""

INTEGRALS = r"""
int ∫ int
smallint ∫ int
iint ∬ iint
iiint ∭ iiint
oint ∮ oint ∫°
"""
