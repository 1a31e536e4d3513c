"""Words that do not exist, or are surely wrong where they stand, and what was meant."""

from __future__ import annotations

_FRENCH = """
pourcent=pour¤cent pourcents=pour¤cent
abscence=absence acceuil=accueil acceuille=accueille acceuilli=accueilli acceuillir=accueillir acceuillis=accueillis
accomodement=accommodement accompagement=accompagnement acompagnement=accompagnement acompagner=accompagner
addresse=adresse addresses=adresses adréssé=adressé aevc=avec aggrandir=agrandir aggression=agression
aggressions=agressions agresion=agression ainis=ainsi aisni=ainsi alègement=allègement aléger=alléger
ambasade=ambassade ambasadeur=ambassadeur ambassadeure=ambassadrice ambassadice=ambassadrice ammener=amener
apeller=appeler apercoit=aperçoit aplication=application apparament=apparemment apparement=apparemment
appeller=appeler appercevoir=apercevoir apperçu=aperçu appliquation=application aprés=après aquisition=acquisition
aquérir=acquérir assasin=assassin assasinat=assassinat attrapper=attraper aujourdhui=aujourd’hui
aujourdui=aujourd’hui avce=avec biensur=bien¤sûr biensûr=bien¤sûr bénévolle=bénévole carriére=carrière
cauchemard=cauchemar celà=cela cete=cette cettte=cette chacuns=chacun chauque=chaque colaboration=collaboration
colaborer=collaborer collége=collège comission=commission commisaire=commissaire commision=commission commité=comité
competance=compétence compétance=compétence concensus=consensus conférance=conférence connection=connexion
conscent=conscient conseild=conseil conseiler=conseiller controlle=contrôle controller=contrôler
coordonation=coordination cooridnation=coordination coruption=corruption crééer=créer dabord=d’abord
daccord=d’accord dailleurs=d’ailleurs dasn=dans davantages=davantage definitivement=définitivement dejà=déjà
derniére=dernière deuxiéme=deuxième devellopement=développement developement=développement
developpement=développement dilemne=dilemme discusion=discussion discution=discussion
disfonctionnement=dysfonctionnement dispositf=dispositif dnas=dans dysfonctionement=dysfonctionnement dèja=déjà
dèjà=déjà décrêt=décret déja=déjà délégration=délégation déssous=dessous déssus=dessus déstin=destin
dévellopement=développement dévelloper=développer dévelopement=développement dévelopements=développements
eglement=également embarassant=embarrassant embarassé=embarrassé enchanger=échanger enfats=enfants enfnats=enfants
enmener=emmener enprisonnement=emprisonnement entiére=entière entousiasme=enthousiasme esclavavage=esclavage
esclavge=esclavage etres=êtres europeénne=européenne europèen=européen europèenne=européenne européene=européenne
europénne=européenne excellance=excellence excercer=exercer excercice=exercice exellence=excellence
exellent=excellent exigance=exigence existance=existence experiance=expérience exploitaion=exploitation
exploitaton=exploitation exéllent=excellent faisont=faisons femems=femmes financemment=financement fmmes=femmes
fonctionaire=fonctionnaire fonctionement=fonctionnement fonctionnnaire=fonctionnaire françias=français
frontiére=frontière frontiéres=frontières frére=frère gourvenement=gouvernement gouvermement=gouvernement
gouvernment=gouvernement grattuit=gratuit hazard=hasard hierarchie=hiérarchie hotage=otage huamin=humain
huamins=humains humians=humains hummain=humain hummains=humains héberbement=hébergement hébergment=hébergement
idantité=identité immigaration=immigration infomation=information infomations=informations informaiton=information
inscripion=inscription intenational=international internatinal=international internatioanl=international
internationnal=international internationnale=internationale interressant=intéressant interressé=intéressé
interêt=intérêt interêts=intérêts intrument=instrument intérèt=intérêt intéréssant=intéressant intéréssé=intéressé
intérét=intérêt intêgration=intégration intêret=intérêt intêrets=intérêts jusqua=jusqu’à jusquau=jusqu’au
language=langage languages=langages leurss=leurs lse=les lumiére=lumière légéreté=légèreté malgrè=malgré
malgrès=malgré malgrés=malgré maniére=manière matiére=matière meillieur=meilleur milions=millions
millionaire=millionnaire milllion=million minisitre=ministre minisitère=ministère ministére=ministère
minstre=ministre mondail=mondial mére=mère mésure=mesure mésures=mesures necéssaire=nécessaire nosu=nous
notament=notamment notemment=notamment nottament=notamment nottamment=notamment nouvaux=nouveaux
néccessaire=nécessaire nécessire=nécessaire nécéssaire=nécessaire obligatoir=obligatoire occasionel=occasionnel
occurence=occurrence occurences=occurrences oportunité=opportunité opèrer=opérer organisaiton=organisation
organisaton=organisation organistation=organisation orginal=original paralelle=parallèle
parallèllement=parallèlement paralèlement=parallèlement paralèlle=parallèle paralèllement=parallèlement parmis=parmi
parmits=parmi partcipants=participants partenaria=partenariat participans=participants particpants=participants
particpation=participation particuliérement=particulièrement permanant=permanent permanante=permanente
persone=personne persones=personnes personnne=personne piéce=pièce piéces=pièces plaçe=place plupars=plupart
pluseurs=plusieurs plusieur=plusieurs pluspart=plupart plustot=plutôt plustôt=plutôt poru=pour premiére=première
privilége=privilège problèmme=problème probléme=problème problémes=problèmes problême=problème
profesionnel=professionnel professionel=professionnel professionelle=professionnelle
professionelles=professionnelles professionels=professionnels proffesseur=professeur proggramme=programme
programe=programme propostion=proposition protcole=protocole protéction=protection prémier=premier prémière=première
prévantion=prévention puor=pour pére=père pésonne=personne qeu=que quelquechose=quelque¤chose quelqun=quelqu’un
quelquun=quelqu’un quotidiennnement=quotidiennement raisonable=raisonnable rapelle=rappelle rapeller=rappeler
raport=rapport rappelera=rappellera rappeller=rappeler reccueil=recueil receuil=recueil receuilli=recueilli
receuillir=recueillir recommendation=recommandation recommendations=recommandations reflection=réflexion
renseignments=renseignements représantant=représentant repésentation=représentation réccurent=récurrent
réflection=réflexion réfugés=réfugiés régard=regard réglement=règlement réglements=règlements
régulièrment=régulièrement réguliérement=régulièrement rélation=relation rélations=relations répos=repos
réprésentant=représentant réprésentante=représentante réprésentation=représentation résaux=réseaux réscapé=rescapé
réssource=ressource réunnion=réunion réunnions=réunions seulment=seulement siécle=siècle siécles=siècles
spécialment=spécialement sufisant=suffisant sufit=suffit suplémentaire=supplémentaire supléments=suppléments
supplementaire=supplémentaire syndycat=syndicat systéme=système systémes=systèmes sécruité=sécurité
sécurtié=sécurité sécurté=sécurité sécutité=sécurité sérvice=service toujour=toujours toujous=toujours
touours=toujours tradditionnel=traditionnel traditionel=traditionnel traditionelle=traditionnelle traffic=trafic
trafficant=trafiquant trafficants=trafiquants traffics=trafics trafiquand=trafiquant travaileur=travailleur
travaileurs=travailleurs traval=travail travalleurs=travailleurs troisiéme=troisième trés=très tuot=tout
téléphonne=téléphone unaniment=unanimement valabe=valable vicimes=victimes vicitme=victime vicitmes=victimes
victims=victimes victme=victime victmes=victimes vigueure=vigueur voiçi=voici vosu=vous vulnèrable=vulnérable
vulnérabe=vulnérable vulnérabilté=vulnérabilité vulérable=vulnérable vunérable=vulnérable éffectuer=effectuer
éffectué=effectué éffet=effet éffort=effort éfforts=efforts égallement=également égalment=également énnemi=ennemi
éspace=espace éspoir=espoir éssai=essai éssentiel=essentiel éxamen=examen éxaminer=examiner éxemple=exemple
éxercice=exercice éxiger=exiger éxiste=existe éxister=exister éxpert=expert éxperts=experts éxplique=explique
éxploitation=exploitation éxpression=expression éxtrême=extrême éxécution=exécution
"""
_ENGLISH = """
doesnt=doesn’t isnt=isn’t wasnt=wasn’t didnt=didn’t hasnt=hasn’t havent=haven’t couldnt=couldn’t wouldnt=wouldn’t
shouldnt=shouldn’t arent=aren’t werent=weren’t
accomodate=accommodate accomodation=accommodation acheive=achieve acheived=achieved adn=and adress=address
agressive=aggressive alot=a¤lot amoung=among aparent=apparent apparantly=apparently arguement=argument
assasination=assassination basicly=basically becuase=because begining=beginning beleive=believe belive=believe
buisness=business calender=calendar catagory=category cemetary=cemetery collegue=colleague collegues=colleagues
comittee=committee commitee=committee committment=commitment concious=conscious consensous=consensus
definately=definitely definitly=definitely developement=development diffrent=different dissapear=disappear
dissapoint=disappoint embarass=embarrass enviroment=environment existance=existence experiance=experience
familar=familiar finaly=finally foriegn=foreign fourty=forty freind=friend gaurd=guard goverment=government
govermental=governmental governement=government happend=happened harrass=harass harrassment=harassment
immediatly=immediately independant=independent interupt=interrupt knowlege=knowledge liason=liaison libary=library
maintainance=maintenance managment=management millenium=millennium neccessary=necessary necesary=necessary
noticable=noticeable ocasion=occasion occassion=occasion occured=occurred occurence=occurrence occuring=occurring
oportunity=opportunity paralell=parallel parliment=parliament partecipate=participate particpants=participants
persue=pursue posession=possession prefered=preferred privelege=privilege proffessional=professional
publically=publicly reccomend=recommend recieve=receive recieved=received recomend=recommend refered=referred
relevent=relevant religous=religious responsability=responsibility rythm=rhythm seperate=separate
seperately=separately seperation=separation succesful=successful succesfully=successfully suprise=surprise taht=that
teh=the thier=their tommorow=tomorrow tommorrow=tomorrow trafficing=trafficking traficking=trafficking truely=truly
untill=until victem=victim victems=victims whereever=wherever whihc=which wich=which writen=written
"""
_PHRASES = """
etc. etc.=etc.|
Asie Centrale=Asie centrale|Au delà=Au-delà|Au dessus=Au-dessus|Bien sur,=Bien sûr,|
Bosnie Herzégovine=Bosnie-Herzégovine|Bosnie-herzégovine=Bosnie-Herzégovine|Ci joint=Ci-joint|
Conseil de l’europe=Conseil de l’Europe|C’est à dire=C’est-à-dire|Etats Unis=États-Unis|Etats unis=États-Unis|
Grande Bretagne=Grande-Bretagne|Haut Karabagh=Haut-Karabagh|Il y à=Il y a|La plus part=La plupart|
Nation unies=Nations unies|Nations unis=Nations unies|Ou en est-on=Où en est-on|Parce-que=Parce que|
Pays Bas=Pays-Bas|Pays-bas=Pays-Bas|Quand à elle=Quant à elle|Quand à lui=Quant à lui|
Quelque soit=Quel que soit / Quelle que soit|Royaume Uni=Royaume-Uni|Royaume uni=Royaume-Uni|
Royaume-uni=Royaume-Uni|Tous le monde=Tout le monde|Toute les=Toutes les|Vis à vis=Vis-à-vis|
a partir de=à partir de|a partir du=à partir du|a travers=à travers|après demain=après-demain|
arrière pays=arrière-pays|arrière plan=arrière-plan|au cours dès=au cours des|au delà=au-delà|
au dessous=au-dessous|au dessus=au-dessus|au fur et à mesures=au fur et à mesure|
au jour d’aujourd’hui=aujourd’hui|bien sur que=bien sûr que|bien sur,=bien sûr,|bien sur.=bien sûr.|
celle ci=celle-ci|celles ci=celles-ci|celui ci=celui-ci|celui là=celui-là|cessez le feu=cessez-le-feu|
ceux ci=ceux-ci|chef d’œuvre=chef-d’œuvre|ci après=ci-après|ci contre=ci-contre|ci dessous=ci-dessous|
ci dessus=ci-dessus|ci inclus=ci-inclus|ci joint=ci-joint|ci jointe=ci-jointe|ci joints=ci-joints|
compte rendus=comptes rendus|c’est a dire=c’est-à-dire|c’est à dire=c’est-à-dire|c’est à-dire=c’est-à-dire|
c’est-à dire=c’est-à-dire|de par le faite=de par le fait|de part et d’autres=de part et d’autre|
demi heure=demi-heure|dors et déjà=d’ores et déjà|droit de l’hommes=droits de l’homme|
droits de l’hommes=droits de l’homme|du faite que=du fait que|d’or et déjà=d’ores et déjà|
d’ors et déjà=d’ores et déjà|d’ou=d’où|est entrain de=est en train de|grand mère=grand-mère|grâce a=grâce à|
grâce a la=grâce à la|hors d’œuvre=hors-d’œuvre|il y à=il y a|jusque là=jusque-là|jusqu’a=jusqu’à|
la plus part=la plupart|le faite que=le fait que|là bas=là-bas|main d’œuvre=main-d’œuvre|n’y à pas=n’y a pas|
ou en est-on=où en est-on|parce-que=parce que|pas du tous=pas du tout|porte parole=porte-parole|
procès verbal=procès-verbal|procès verbaux=procès-verbaux|pus loin=plus loin|quand à elle=quant à elle|
quand à elles=quant à elles|quand à eux=quant à eux|quand à lui=quant à lui|quand à moi=quant à moi|
quand à nous=quant à nous|quant a=quant à|quatre vingt=quatre-vingt|quatre vingt dix=quatre-vingt-dix|
quatre vingts=quatre-vingts|quelque soient=quels que soient / quelles que soient|
quelque soit=quel que soit / quelle que soit|quelques soient=quels que soient / quelles que soient|
quelques unes=quelques-unes|quelques uns=quelques-uns|qu’elle que soit=quelle que soit|
rendez vous au=rendez-vous au|rendez vous le=rendez-vous le|rendez vous à=rendez-vous à|sans doutes=sans doute|
soi disant=soi-disant|soit disant=soi-disant|sont entrain de=sont en train de|sous traitance=sous-traitance|
sous traitant=sous-traitant|tous le monde=tout le monde|tout les acteurs=tous les acteurs|
tout les ans=tous les ans|tout les autres=tous les autres|tout les cas=tous les cas|
tout les citoyens=tous les citoyens|tout les droits=tous les droits|tout les enfants=tous les enfants|
tout les jours=tous les jours|tout les membres=tous les membres|tout les mois=tous les mois|
tout les partenaires=tous les partenaires|tout les participants=tous les participants|tout les pays=tous les pays|
tout les États=tous les États|toute les=toutes les|un espèce de=une espèce de|un rendez vous=un rendez-vous|
vice président=vice-président|vice présidente=vice-présidente|vis à vis=vis-à-vis|week end=week-end|
y à-t-il=y a-t-il|États Unis=États-Unis|États membre=États membres|États participant=États participants|
États unis=États-Unis|États-unis=États-Unis|à eu lieu=a eu lieu|à l’encontre du faite=à l’encontre du fait|
à été=a été|étaient entrain de=étaient en train de|était entrain de=était en train de|êtres humain=êtres humains
"""
_NAMES = """
europe france serbie ukraine russie allemagne italie espagne belgique autriche roumanie bulgarie pologne albanie croatie
slovénie turquie moldavie kosovo monténégro norvège suède finlande danemark portugal irlande islande grèce estonie
lettonie lituanie arménie azerbaïdjan géorgie kazakhstan kirghizistan tadjikistan ouzbékistan turkménistan mongolie
afghanistan syrie belgrade bruxelles varsovie londres strasbourg genève moscou
"""
_ACRONYMS = "osce onu otan unesco unicef biddh"


def _pairs(words: str) -> dict[str, str]:
    """Wrong and right, by the wrong one; « ¤ » stands for a space."""
    pairs = (pair.partition("=") for pair in words.split())
    return {wrong: right.replace("¤", " ") for wrong, _, right in pairs}


FRENCH = _pairs(_FRENCH)
ENGLISH = _pairs(_ENGLISH)
NAMES = {
    **{name: name.capitalize() for name in _NAMES.split()},
    **{name: name.upper() for name in _ACRONYMS.split()},
}
"""Names written small."""
PHRASES = dict(phrase.split("=") for phrase in _PHRASES.replace("|\n", "|").strip().split("|"))
"""Several words; « / » stands between two answers."""
